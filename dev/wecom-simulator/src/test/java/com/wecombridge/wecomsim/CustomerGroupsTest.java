package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Customer groups, as people use them and apps read and hear of them. */
class CustomerGroupsTest {

    private static final String ACME = "wwacme0000000001";
    private static final int CRM = 1000002;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Receiver receiver = new Receiver();
    private final Caller caller = new Caller(simulator);

    @BeforeEach
    void acmeHasAGroupWithACustomer() {
        simulator.define().corp(ACME, corp -> corp.name("Acme 某某科技"));
        for (var userId : List.of("LI_LEI", "HAN_MEIMEI")) {
            simulator.define().member(ACME, userId, member -> member.name("李 " + userId));
        }
        simulator
                .define()
                .app(
                        ACME,
                        CRM,
                        app ->
                                app.visibleParties(1)
                                        .callback(
                                                receiver.url("/crm"),
                                                Receiver.TOKEN,
                                                Receiver.AES_KEY));
        define("customer-settings", "{'apps':[1000002]}");
        define("external-contacts", "{'externalUserId':'wmCHEN','name':'陈客户'}");
        group("'name':'陈客户项目群','owner':'LI_LEI','members':['wmCHEN']");
    }

    @AfterEach
    void stop() {
        caller.close();
        simulator.close();
        receiver.close();
    }

    @Test
    void tellsEveryChangeOfAGroupByItsDetail() {
        group("'join':['HAN_MEIMEI','wmZHAO'],'joinScene':3");
        group("'leave':['wmZHAO'],'quitScene':1");
        group("'owner':'HAN_MEIMEI'");
        group("'name':'二期'");
        group("'notice':'周五开会'");
        group("'removed':true");

        await().atMost(PATIENCE).until(() -> receiver.heard().size() == 7);
        var heard = receiver.heard().stream().map(Receiver.Heard::text).toList();
        assertThat(heard)
                .extracting(text -> field(text, "ChangeType") + " " + field(text, "UpdateDetail"))
                .containsExactly(
                        "create ",
                        "update add_member",
                        "update del_member",
                        "update change_owner",
                        "update change_name",
                        "update change_notice",
                        "dismiss ");
        assertThat(heard.get(1))
                .contains("<Event><![CDATA[change_external_chat]]>")
                .contains("<ChatId><![CDATA[wrG1]]>")
                .contains("<JoinScene>3</JoinScene>")
                .contains("<MemChangeCnt>2</MemChangeCnt>")
                .contains("<Item><![CDATA[wmZHAO]]></Item>");
        assertThat(field(heard.get(1), "CurMemVer")).isEqualTo(field(heard.get(2), "LastMemVer"));
        assertThat(heard.get(2)).contains("<QuitScene>1</QuitScene>");
    }

    @Test
    void showsGroupsAndWhoIsInThem() {
        define("customer-groups", "{'chatId':'wrG2','owner':'HAN_MEIMEI'}");
        define("customer-groups", "{'chatId':'wrIN','owner':'LI_LEI','internal':true}");

        var first = post("groupchat/list", "{'limit':1}");
        assertThat(first.at("/group_chat_list/0/chat_id").asString()).isEqualTo("wrG1");
        var cursor = first.path("next_cursor").asString();
        var second = post("groupchat/list", "{'limit':1,'cursor':'" + cursor + "'}");
        assertThat(second.at("/group_chat_list/0/chat_id").asString()).isEqualTo("wrG2");
        assertThat(second.has("next_cursor")).isFalse();
        var mine = "{'limit':9,'owner_filter':{'userid_list':['LI_LEI']}}";
        assertThat(post("groupchat/list", mine).path("group_chat_list")).hasSize(1);

        var group = post("groupchat/get", "{'chat_id':'wrG1','need_name':1}").path("group_chat");
        assertThat(group.path("owner").asString()).isEqualTo("LI_LEI");
        assertThat(group.at("/member_list/1/userid").asString()).isEqualTo("wmCHEN");
        assertThat(group.at("/member_list/1/type").asInt()).isEqualTo(2);
        assertThat(group.at("/member_list/1/name").asString()).isEqualTo("陈客户");
        assertThat(errcode(post("groupchat/get", "{'chat_id':'wrIN'}"))).isEqualTo(90501);
        assertThat(errcode(post("groupchat/get", "{'chat_id':'wrNO'}"))).isEqualTo(40050);
        assertThat(errcode(post("opengid_to_chatid", "{'opengid':'og'}"))).isEqualTo(90511);

        var served = post("contact_list", "{}").path("info_list");
        assertThat(served).hasSize(1);
        assertThat(served.at("/0/is_customer").asBoolean()).isFalse();
        assertThat(served.at("/0/chat_name").asString()).isEqualTo("陈客户项目群");
        assertThat(served.at("/0/name").asString()).isEqualTo("***户");
        define("customers", "{'userId':'LI_LEI','externalUserId':'wmCHEN'}");
        served = post("contact_list", "{}").path("info_list");
        assertThat(served).hasSize(2);
        assertThat(served.at("/0/follow_userid").asString()).isEqualTo("LI_LEI");
        assertThat(served.at("/1/chat_id").asString()).isEqualTo("wrG1");
    }

    @Test
    void givesTheGroupsOfAMemberWhoLeftToAnother() {
        var asked = "{'chat_id_list':['wrG1'],'new_owner':'HAN_MEIMEI'}";
        assertThat(post("groupchat/transfer", asked).at("/failed_chat_list/0/errcode").asInt())
                .isEqualTo(90500);
        simulator.define().removeMember(ACME, "LI_LEI");
        assertThat(post("groupchat/list", "{'limit':9,'status_filter':1}").path("group_chat_list"))
                .hasSize(1);

        assertThat(post("groupchat/transfer", asked).path("failed_chat_list")).isEmpty();

        var group = post("groupchat/get", "{'chat_id':'wrG1'}").path("group_chat");
        assertThat(group.path("owner").asString()).isEqualTo("HAN_MEIMEI");
        assertThat(post("groupchat/transfer", asked).at("/failed_chat_list/0/errcode").asInt())
                .isEqualTo(90508);
    }

    private void group(String how) {
        define("customer-groups", "{'chatId':'wrG1'," + how + "}");
    }

    private void define(String thing, String definition) {
        var whole = "{'corpId':'" + ACME + "'," + definition.substring(1);
        var answer =
                caller.postRaw(
                        "/simulator/define/" + thing, "application/json", whole.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private JsonNode post(String path, String body) {
        var token = caller.token(ACME, ACME + "-" + CRM + "-secret");
        return caller.post(
                "/cgi-bin/externalcontact/" + path + "?access_token=" + token,
                body.replace('\'', '"'));
    }

    private static int errcode(JsonNode answer) {
        return answer.path("errcode").asInt(0);
    }

    private static String field(String xml, String name) {
        var start = "<" + name + "><![CDATA[";
        var from = xml.indexOf(start);
        return from < 0
                ? ""
                : xml.substring(from + start.length(), xml.indexOf("]]>", from + start.length()));
    }
}
