package com.wecombridge.wecomsim;

import static com.wecombridge.wecomsim.SalesFloor.PATIENCE;
import static com.wecombridge.wecomsim.SalesFloor.errcode;
import static com.wecombridge.wecomsim.SalesFloor.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Customers of a corp, as its apps read them, change them and hear of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomersTest {

    private final SalesFloor acme = new SalesFloor();

    @AfterAll
    void stop() {
        acme.close();
    }

    @BeforeEach
    void nobodyHasACustomerYet() {
        acme.opens();
    }

    @Test
    void showsACustomerToEveryAppThatMayCall() {
        acme.define(
                "customer-tags",
                "{'groupId':'etLEVEL','name':'级别','tags':[{'id':'etA','name':'A'}]}");
        acme.customer(
                "LI_LEI", "wmCHEN", ",'name':'陈客户','remark':'陈总','tags':['etA'],'state':'fair7'");

        assertThat(acme.get("externalcontact/get_follow_user_list", "").path("follow_user"))
                .extracting(JsonNode::asString)
                .containsExactly("HAN_MEIMEI", "LI_LEI");
        assertThat(acme.get("externalcontact/list", "&userid=li_lei").path("external_userid"))
                .extracting(JsonNode::asString)
                .containsExactly("wmCHEN");
        var whole = acme.get("externalcontact/get", "&external_userid=wmCHEN");
        assertThat(whole.path("external_contact").path("name").asString()).isEqualTo("陈客户");
        var follow = whole.path("follow_user").path(0);
        assertThat(follow.path("remark").asString()).isEqualTo("陈总");
        assertThat(follow.path("state").asString()).isEqualTo("fair7");
        assertThat(follow.path("tags").path(0).path("group_name").asString()).isEqualTo("级别");
        var row =
                acme.post("externalcontact/batch/get_by_user", "{'userid_list':['LI_LEI']}")
                        .path("external_contact_list")
                        .path(0)
                        .path("follow_info");
        assertThat(row.path("tag_id").path(0).asString()).isEqualTo("etA");
        assertThat(row.has("tags")).isFalse();
        var picture = whole.path("external_contact").path("avatar").asString();
        assertThat(picture).contains("/simulator/avatars/");
    }

    @Test
    void keepsCustomersFromAppsAndMembersWithoutTheRights() {
        acme.simulator().define().app(acme.corp(), 1000003, app -> app.visibleUsers("LI_LEI"));
        acme.customer("LI_LEI", "wmCHEN", "");
        assertThat(errcode(acme.get(1000003, "externalcontact/list", "&userid=LI_LEI")))
                .isEqualTo(48002);

        acme.define(
                "customer-settings",
                "{'apps':[1000002,1000003],'members':{'users':['LI_LEI'],'parties':[]}}");
        assertThat(errcode(acme.get("externalcontact/list", "&userid=HAN_MEIMEI")))
                .isEqualTo(84074);
        assertThat(errcode(acme.get(1000003, "externalcontact/list", "&userid=HAN_MEIMEI")))
                .isEqualTo(60111);
        assertThat(errcode(acme.get("externalcontact/get", "&external_userid=wmNOBODY")))
                .isEqualTo(40096);
        assertThat(
                        errcode(
                                acme.post(
                                        "externalcontact/remark",
                                        "{'userid':'HAN_MEIMEI','external_userid':'wmCHEN','remark':'x'}")))
                .isEqualTo(84083);
        assertThat(errcode(acme.get("externalcontact/list", "&userid=LI_LEI"))).isZero();
        acme.define("customers", "{'userId':'LI_LEI','externalUserId':'wmCHEN','removed':true}");
        assertThat(errcode(acme.get("externalcontact/list", "&userid=LI_LEI"))).isEqualTo(84061);
    }

    @Test
    void tellsWhatMembersAndCustomersDo() {
        acme.customer("LI_LEI", "wmCHEN", ",'half':true,'state':'qr7'");
        acme.customer("LI_LEI", "wmCHEN", ",'half':false");
        acme.customer("LI_LEI", "wmCHEN", ",'remark':'陈总'");
        acme.customer("LI_LEI", "wmCHEN", ",'remarkMobiles':['13800000000']");
        acme.customer("LI_LEI", "wmCHEN", ",'removed':true,'by':'CUSTOMER'");
        assertThat(errcode(acme.get("externalcontact/list", "&userid=LI_LEI"))).isZero();
        acme.customer("LI_LEI", "wmCHEN", ",'removed':true");

        await().atMost(PATIENCE).until(() -> acme.heard().size() == 5);
        assertThat(acme.heard())
                .extracting(SalesFloor::changeType)
                .containsExactly(
                        "add_half_external_contact",
                        "add_external_contact",
                        "edit_external_contact",
                        "del_follow_user",
                        "del_external_contact");
        assertThat(acme.heard().getFirst())
                .contains("<Event><![CDATA[change_external_contact]]>")
                .contains("<FromUserName><![CDATA[sys]]>")
                .contains("<UserID><![CDATA[LI_LEI]]>")
                .contains("<ExternalUserID><![CDATA[wmCHEN]]>")
                .contains("<State><![CDATA[qr7]]>")
                .contains("<WelcomeCode>");
    }

    @Test
    void greetsANewCustomerOnceAndOnlyAtOnce() {
        acme.customer("LI_LEI", "wmCHEN", "");
        acme.customer("LI_LEI", "wmZHAO", "");
        await().atMost(PATIENCE).until(() -> acme.heard().size() == 2);
        var first = field(acme.heard().getFirst(), "WelcomeCode");
        var second = field(acme.heard().getLast(), "WelcomeCode");

        assertThat(errcode(greet(first))).isZero();
        assertThat(errcode(greet(first))).isEqualTo(41050);
        acme.simulator().define().advanceClock(Duration.ofSeconds(21));
        assertThat(errcode(greet(second))).isEqualTo(41050);
    }

    @Test
    void convertsUnionIdsWhereThePreconditionsAreMet() {
        acme.customer("LI_LEI", "wmCHEN", ",'unionId':'oUnionOfChen'");
        var question = "{'unionid':'oUnionOfChen','openid':'oOpenOfChen'}";
        var path = "externalcontact/unionid_to_external_userid";
        assertThat(acme.post(path, question).path("external_userid").asString())
                .isEqualTo("wmCHEN");
        assertThat(errcode(acme.post(path, question.replace("oUnionOf", "bad")))).isEqualTo(610014);
        acme.define("customer-settings", "{'unionIds':'CORP_UNVERIFIED'}");
        assertThat(errcode(acme.post(path, question))).isEqualTo(610016);
    }

    @Test
    void readsManyCustomersPageByPageWhileTheCursorLives() {
        acme.defineAll(
                "customers",
                numbered(120, "{'userId':'LI_LEI','externalUserId':'wmC%03d','callbacks':false}"));

        var body = "{'userid_list':['LI_LEI'],'limit':100,'cursor':'%s'}";
        var first = acme.post("externalcontact/batch/get_by_user", body.formatted(""));
        var cursor = first.path("next_cursor").asString();
        var second = acme.post("externalcontact/batch/get_by_user", body.formatted(cursor));

        assertThat(first.path("external_contact_list")).hasSize(100);
        assertThat(second.path("external_contact_list")).hasSize(20);
        assertThat(second.path("next_cursor").asString()).isEmpty();
        acme.simulator().define().advanceClock(Duration.ofHours(4));
        assertThat(errcode(acme.post("externalcontact/batch/get_by_user", body.formatted(cursor))))
                .isEqualTo(40058);
        assertThat(
                        errcode(
                                acme.post(
                                        "externalcontact/batch/get_by_user",
                                        "{'userid_list':['LI_LEI'],'limit':101}")))
                .isEqualTo(40058);
    }

    @Test
    void showsMoreThanFiveHundredFollowersInTwoPages() {
        acme.defineAll("members", numbered(501, "{'userId':'M%03d','callbacks':false}"));
        acme.defineAll(
                "customers",
                numbered(501, "{'userId':'M%03d','externalUserId':'wmCHEN','callbacks':false}"));

        var first = acme.get("externalcontact/get", "&external_userid=wmCHEN");
        var cursor = first.path("next_cursor").asString();
        var second = acme.get("externalcontact/get", "&external_userid=wmCHEN&cursor=" + cursor);

        assertThat(first.path("follow_user")).hasSize(500);
        assertThat(second.path("follow_user")).hasSize(1);
        assertThat(second.has("next_cursor")).isFalse();
        assertThat(errcode(acme.get("externalcontact/get", "&external_userid=wmCHEN&cursor=abc")))
                .isEqualTo(40058);
    }

    @Test
    void bringsCustomersByAContactWay() {
        var way =
                acme.post(
                        "externalcontact/add_contact_way",
                        "{'type':1,'scene':2,'state':'expo','user':['LI_LEI']}");
        var configId = way.path("config_id").asString();
        assertThat(way.path("qr_code").asString()).contains(configId);
        acme.customer("LI_LEI", "wmCHEN", ",'contactWay':'" + configId + "'");

        var met = acme.get("externalcontact/get", "&external_userid=wmCHEN").at("/follow_user/0");
        assertThat(met.path("state").asString()).isEqualTo("expo");
        var asked = "{'config_id':'" + configId + "'}";
        var read = acme.post("externalcontact/get_contact_way", asked);
        assertThat(read.at("/contact_way/user/0").asString()).isEqualTo("LI_LEI");
        assertThat(errcode(acme.post("externalcontact/del_contact_way", asked))).isZero();
        assertThat(errcode(acme.post("externalcontact/get_contact_way", asked))).isEqualTo(41044);
        assertThat(errcode(acme.post("externalcontact/add_contact_way", "{'scene':1}")))
                .isEqualTo(41037);
    }

    private JsonNode greet(String code) {
        return acme.post(
                "externalcontact/send_welcome_msg",
                "{'welcome_code':'" + code + "','text':{'content':'您好'}}");
    }

    private static List<String> numbered(int count, String definition) {
        return IntStream.range(0, count).mapToObj(definition::formatted).toList();
    }
}
