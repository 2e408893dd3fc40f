package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People talk to each other, as the client page lets them. */
class ChatsTest {

    private static final String ACME = "wwacme0000000001";

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Caller caller = new Caller(simulator);

    @BeforeEach
    void liLeiHasACustomerAndAGroup() {
        simulator.define().corp(ACME, corp -> corp.name("Acme 某某科技"));
        for (var userId : List.of("LI_LEI", "HAN_MEIMEI")) {
            simulator.define().member(ACME, userId, member -> member.name("李雷"));
        }
        post(
                "define/customers",
                "{'corpId':'%s','userId':'LI_LEI','externalUserId':'wmCHEN','name':'陈客户'}");
        post(
                "define/customer-groups",
                """
                {'corpId':'%s','chatId':'wrG1','name':'项目群','owner':'LI_LEI',
                 'members':['wmCHEN','HAN_MEIMEI']}\
                """);
    }

    @AfterEach
    void stop() {
        caller.close();
        simulator.close();
    }

    @Test
    void listsChatsWithWhatWasSaidLast() {
        post("chats/say", "{'corpId':'%s','from':'wmCHEN','to':'LI_LEI','text':'在吗？'}");
        post("chats/say", "{'corpId':'%s','from':'li_lei','to':['wmCHEN'],'text':'您好'}");

        var chats = get("chats?corpId=" + ACME + "&userId=LI_LEI");
        assertThat(chats).hasSize(2);
        assertThat(chats.at("/0/name").asString()).isEqualTo("陈客户");
        assertThat(chats.at("/0/last/preview").asString()).isEqualTo("您好");
        assertThat(chats.at("/0/last/from").asString()).isEqualTo("LI_LEI");
        assertThat(chats.at("/1/kind").asString()).isEqualTo("customer-group");
        assertThat(chats.at("/1/members")).hasSize(3);
        var timeline = get("chats/timeline?corpId=" + ACME + "&userId=LI_LEI&with=wmCHEN");
        assertThat(timeline)
                .extracting(said -> said.at("/content/text/content").asString())
                .containsExactly("在吗？", "您好");
        var picture =
                caller.raw(
                        HttpRequest.newBuilder(
                                simulator.apiBaseUrl().resolve(chats.at("/0/avatar").asString())));
        assertThat(picture.body()).contains("客户</text>");
    }

    @Test
    void talksInAGroupAndTakesBackWhatWasSaid() {
        var said =
                post("chats/say", "{'corpId':'%s','from':'wmCHEN','roomId':'wrG1','text':'大家好'}");
        assertThat(said.path("to"))
                .extracting(JsonNode::asString)
                .containsExactly("LI_LEI", "HAN_MEIMEI");
        assertThat(said.path("msgId").asString()).endsWith("_external");
        var recall = "{'corpId':'%s','msgId':'" + said.path("msgId").asString() + "'}";
        post("chats/recall", recall);

        var timeline = get("chats/timeline?corpId=" + ACME + "&roomId=wrG1");
        assertThat(timeline.at("/0/recalled").asBoolean()).isTrue();
        assertThat(timeline.at("/1/content/revoke/pre_msgid")).isEqualTo(said.path("msgId"));
        assertThat(post("chats/recall", recall).path("problem").asString()).contains("recalled");
    }

    @Test
    void sendsFilesAndGivesThemBack() {
        var said =
                post(
                        "chats/say",
                        """
                        {'corpId':'%s','from':'LI_LEI','to':'wmCHEN','msgtype':'file',
                         'file':{'name':'报价.txt','base64':'5oql5Lu3'}}\
                        """);
        assertThat(said.at("/content/file/filename").asString()).isEqualTo("报价.txt");
        assertThat(said.at("/content/file/filesize").asInt()).isEqualTo(6);
        var content =
                caller.raw(
                        HttpRequest.newBuilder(
                                simulator.apiBaseUrl().resolve(said.path("fileUrl").asString())));
        assertThat(content.body()).isEqualTo("报价");
    }

    @Test
    void refusesToTalkWhereNobodyIsInContact() {
        var stranger = "{'corpId':'%s','from':'HAN_MEIMEI','to':'wmCHEN','text':'您好'}";
        assertThat(post("chats/say", stranger).path("problem").asString())
                .contains("not in contact");
        post(
                "define/customers",
                "{'corpId':'%s','userId':'LI_LEI','externalUserId':'wmCHEN','removed':true,'by':'CUSTOMER'}");
        var left = "{'corpId':'%s','from':'LI_LEI','to':'wmCHEN','text':'您好'}";
        assertThat(post("chats/say", left).path("problem").asString()).contains("not in contact");
        assertThat(post("chats/say", "{'corpId':'%s','from':'WHO','to':'wmCHEN','text':'?'}"))
                .hasToString("{\"problem\":\"nobody is called \\\"WHO\\\" in " + ACME + "\"}");
    }

    private JsonNode get(String path) {
        return caller.get("/simulator/" + path);
    }

    private JsonNode post(String path, String body) {
        return caller.post("/simulator/" + path, body.formatted(ACME).replace('\'', '"'));
    }
}
