package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Customers of a corp, as its apps read them, change them and hear of them. */
class CustomersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SUITE = "wwsuite000000001";
    private static final int CRM = 1000002;

    private static WeComSimulator simulator;
    private static Receiver receiver;
    private static Caller caller;
    private static int corps;

    private String acme = "";
    private String authCode = "";
    private String suiteAppToken = "";

    @BeforeAll
    static void start() {
        simulator =
                WeComSimulator.start(
                        SimulatorSettings.inMemory().withRetrySpacing(Duration.ofMillis(20)));
        receiver = new Receiver();
        caller = new Caller(simulator);
        simulator
                .define()
                .suite(
                        SUITE,
                        suite ->
                                suite.callbacks(
                                        receiver.url("/commands"),
                                        receiver.url("/data"),
                                        Receiver.TOKEN,
                                        Receiver.AES_KEY));
    }

    @AfterAll
    static void stop() {
        caller.close();
        simulator.close();
        receiver.close();
    }

    @BeforeEach
    void acmeHasTwoSalespeopleAndAnAppThatHearsOfCustomers() {
        acme = "wwacme%010d".formatted(++corps);
        simulator.define().corp(acme, corp -> corp.name("Acme 某某科技"));
        for (var userId : List.of("LI_LEI", "HAN_MEIMEI")) {
            simulator.define().member(acme, userId, member -> member);
        }
        simulator
                .define()
                .app(
                        acme,
                        CRM,
                        app ->
                                app.visibleParties(1)
                                        .callback(
                                                receiver.url("/crm/" + acme),
                                                Receiver.TOKEN,
                                                Receiver.AES_KEY));
        define("customer-settings", "{'apps':[1000002]}");
    }

    @Test
    void showsACustomerToEveryAppThatMayCall() {
        define(
                "customer-tags",
                "{'groupId':'etLEVEL','name':'级别','tags':[{'id':'etA','name':'A'}]}");
        customer("LI_LEI", "wmCHEN", ",'name':'陈客户','remark':'陈总','tags':['etA'],'state':'fair7'");

        assertThat(get("externalcontact/get_follow_user_list", "").path("follow_user"))
                .extracting(JsonNode::asString)
                .containsExactly("HAN_MEIMEI", "LI_LEI");
        assertThat(get("externalcontact/list", "&userid=li_lei").path("external_userid"))
                .extracting(JsonNode::asString)
                .containsExactly("wmCHEN");
        var whole = get("externalcontact/get", "&external_userid=wmCHEN");
        assertThat(whole.path("external_contact").path("name").asString()).isEqualTo("陈客户");
        var follow = whole.path("follow_user").path(0);
        assertThat(follow.path("remark").asString()).isEqualTo("陈总");
        assertThat(follow.path("state").asString()).isEqualTo("fair7");
        assertThat(follow.path("tags").path(0).path("group_name").asString()).isEqualTo("级别");
        var row =
                post("externalcontact/batch/get_by_user", "{'userid_list':['LI_LEI']}")
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
        simulator.define().app(acme, 1000003, app -> app.visibleUsers("LI_LEI"));
        customer("LI_LEI", "wmCHEN", "");
        assertThat(errcode(get(1000003, "externalcontact/list", "&userid=LI_LEI")))
                .isEqualTo(48002);

        define(
                "customer-settings",
                "{'apps':[1000002,1000003],'members':{'users':['LI_LEI'],'parties':[]}}");
        assertThat(errcode(get("externalcontact/list", "&userid=HAN_MEIMEI"))).isEqualTo(84074);
        assertThat(errcode(get(1000003, "externalcontact/list", "&userid=HAN_MEIMEI")))
                .isEqualTo(60111);
        assertThat(errcode(get("externalcontact/get", "&external_userid=wmNOBODY")))
                .isEqualTo(40096);
        assertThat(
                        errcode(
                                post(
                                        "externalcontact/remark",
                                        "{'userid':'HAN_MEIMEI','external_userid':'wmCHEN','remark':'x'}")))
                .isEqualTo(84083);
        assertThat(errcode(get("externalcontact/list", "&userid=LI_LEI"))).isZero();
        define("customers", "{'userId':'LI_LEI','externalUserId':'wmCHEN','removed':true}");
        assertThat(errcode(get("externalcontact/list", "&userid=LI_LEI"))).isEqualTo(84061);
    }

    @Test
    void tellsWhatMembersAndCustomersDo() {
        customer("LI_LEI", "wmCHEN", ",'half':true,'state':'qr7'");
        customer("LI_LEI", "wmCHEN", ",'half':false");
        customer("LI_LEI", "wmCHEN", ",'remark':'陈总'");
        customer("LI_LEI", "wmCHEN", ",'remarkMobiles':['13800000000']");
        customer("LI_LEI", "wmCHEN", ",'removed':true,'by':'CUSTOMER'");
        assertThat(errcode(get("externalcontact/list", "&userid=LI_LEI"))).isZero();
        customer("LI_LEI", "wmCHEN", ",'removed':true");

        await().atMost(PATIENCE).until(() -> heard().size() == 5);
        assertThat(heard())
                .extracting(CustomersTest::changeType)
                .containsExactly(
                        "add_half_external_contact",
                        "add_external_contact",
                        "edit_external_contact",
                        "del_follow_user",
                        "del_external_contact");
        assertThat(heard().getFirst())
                .contains("<Event><![CDATA[change_external_contact]]>")
                .contains("<FromUserName><![CDATA[sys]]>")
                .contains("<UserID><![CDATA[LI_LEI]]>")
                .contains("<ExternalUserID><![CDATA[wmCHEN]]>")
                .contains("<State><![CDATA[qr7]]>")
                .contains("<WelcomeCode>");
    }

    @Test
    void greetsANewCustomerOnceAndOnlyAtOnce() {
        customer("LI_LEI", "wmCHEN", "");
        customer("LI_LEI", "wmZHAO", "");
        await().atMost(PATIENCE).until(() -> heard().size() == 2);
        var first = field(heard().getFirst(), "WelcomeCode");
        var second = field(heard().getLast(), "WelcomeCode");

        assertThat(errcode(greet(first))).isZero();
        assertThat(errcode(greet(first))).isEqualTo(41050);
        simulator.define().advanceClock(Duration.ofSeconds(21));
        assertThat(errcode(greet(second))).isEqualTo(41050);
    }

    @Test
    void showsASuiteItsProvidersIdsAndConvertsThem() {
        authCode = simulator.define().install(SUITE, acme, install -> install).authCode();
        customer("LI_LEI", "wmCHEN", ",'name':'陈客户'");
        var suiteApp = simulator.query().installation(acme, SUITE).orElseThrow().agentId();
        var userId = simulator.query().userIdFor(SUITE, acme, "LI_LEI");
        simulator.define().app(acme, suiteApp, app -> app.visibleParties(1));
        assertThat(errcode(get(suiteApp, "externalcontact/list", "&userid=" + userId)))
                .isEqualTo(48002);
        define("customer-settings", "{'suites':['" + SUITE + "']}");

        var theirs = get(suiteApp, "externalcontact/list", "&userid=" + userId);
        var id = theirs.path("external_userid").path(0).asString();
        assertThat(id).startsWith("wm").hasSize(32).isNotEqualTo("wmCHEN");
        var contact = get(suiteApp, "externalcontact/get", "&external_userid=" + id);
        assertThat(contact.path("external_contact").has("avatar")).isFalse();
        assertThat(contact.path("external_contact").has("unionid")).isFalse();
        assertThat(errcode(get(suiteApp, "externalcontact/get", "&external_userid=wmCHEN")))
                .isEqualTo(40096);

        var there =
                post("externalcontact/to_service_external_userid", "{'external_userid':'wmCHEN'}");
        assertThat(there.path("external_userid").asString()).isEqualTo(id);
        var back =
                post(
                        "externalcontact/from_service_external_userid",
                        "{'external_userid':'%s','source_agentid':%d}".formatted(id, suiteApp));
        assertThat(back.path("external_userid").asString()).isEqualTo("wmCHEN");

        customer("LI_LEI", "wmCHEN", ",'remark':'陈总'");
        await().atMost(PATIENCE)
                .until(() -> commands().stream().anyMatch(text -> text.contains("edit_external")));
        assertThat(commands())
                .anySatisfy(text ->
                        assertThat(text)
                                .contains("<InfoType><![CDATA[change_external_contact]]>")
                                .contains("<AuthCorpId><![CDATA[" + acme + "]]>")
                                .contains("<UserID><![CDATA[" + userId + "]]>")
                                .contains("<ExternalUserID><![CDATA[" + id + "]]>"));
    }

    @Test
    void hidesCustomersFromAProviderWithoutAnInteropLicence() {
        authCode = simulator.define().install(SUITE, acme, install -> install).authCode();
        var suiteApp = simulator.query().installation(acme, SUITE).orElseThrow().agentId();
        simulator.define().app(acme, suiteApp, app -> app.visibleParties(1));
        define("customer-settings", "{'suites':['" + SUITE + "']}");
        simulator.define().licences(acme, List.of("LI_LEI"), false);
        customer("LI_LEI", "wmCHEN", "");

        var userId = simulator.query().userIdFor(SUITE, acme, "LI_LEI");
        assertThat(errcode(get(suiteApp, "externalcontact/list", "&userid=" + userId)))
                .isEqualTo(701008);
        assertThat(errcode(get("externalcontact/list", "&userid=LI_LEI"))).isZero();
        await().atMost(PATIENCE).until(() -> heard().size() == 1);
        assertThat(commands()).noneMatch(text -> text.contains("add_external_contact"));
    }

    @Test
    void convertsUnionIdsWhereThePreconditionsAreMet() {
        customer("LI_LEI", "wmCHEN", ",'unionId':'oUnionOfChen'");
        var question = "{'unionid':'oUnionOfChen','openid':'oOpenOfChen'}";
        var path = "externalcontact/unionid_to_external_userid";
        assertThat(post(path, question).path("external_userid").asString()).isEqualTo("wmCHEN");
        assertThat(errcode(post(path, question.replace("oUnionOf", "bad")))).isEqualTo(610014);
        define("customer-settings", "{'unionIds':'CORP_UNVERIFIED'}");
        assertThat(errcode(post(path, question))).isEqualTo(610016);
    }

    @Test
    void readsManyCustomersPageByPageWhileTheCursorLives() {
        var many = new StringBuilder();
        for (var i = 0; i < 120; i++) {
            many.append(many.isEmpty() ? "[" : ",")
                    .append(
                            whole(
                                    "{'userId':'LI_LEI','externalUserId':'wmC%03d','callbacks':false}"
                                            .formatted(i)));
        }
        caller.post("/simulator/define/customers", many.append("]").toString());

        var body = "{'userid_list':['LI_LEI'],'limit':100,'cursor':'%s'}";
        var first = post("externalcontact/batch/get_by_user", body.formatted(""));
        var cursor = first.path("next_cursor").asString();
        var second = post("externalcontact/batch/get_by_user", body.formatted(cursor));

        assertThat(first.path("external_contact_list")).hasSize(100);
        assertThat(second.path("external_contact_list")).hasSize(20);
        assertThat(second.path("next_cursor").asString()).isEmpty();
        simulator.define().advanceClock(Duration.ofHours(4));
        assertThat(errcode(post("externalcontact/batch/get_by_user", body.formatted(cursor))))
                .isEqualTo(40058);
        assertThat(
                        errcode(
                                post(
                                        "externalcontact/batch/get_by_user",
                                        "{'userid_list':['LI_LEI'],'limit':101}")))
                .isEqualTo(40058);
    }

    @Test
    void showsMoreThanFiveHundredFollowersInTwoPages() {
        var members = new StringBuilder();
        var follows = new StringBuilder();
        for (var i = 0; i < 501; i++) {
            var comma = i == 0 ? "[" : ",";
            members.append(comma)
                    .append(whole("{'userId':'M%03d','callbacks':false}".formatted(i)));
            follows.append(comma)
                    .append(
                            whole(
                                    "{'userId':'M%03d','externalUserId':'wmCHEN','callbacks':false}"
                                            .formatted(i)));
        }
        caller.post("/simulator/define/members", members.append("]").toString());
        caller.post("/simulator/define/customers", follows.append("]").toString());

        var first = get("externalcontact/get", "&external_userid=wmCHEN");
        var cursor = first.path("next_cursor").asString();
        var second = get("externalcontact/get", "&external_userid=wmCHEN&cursor=" + cursor);

        assertThat(first.path("follow_user")).hasSize(500);
        assertThat(second.path("follow_user")).hasSize(1);
        assertThat(second.has("next_cursor")).isFalse();
        assertThat(errcode(get("externalcontact/get", "&external_userid=wmCHEN&cursor=abc")))
                .isEqualTo(40058);
    }

    @Test
    void makesChangesAndDeletesTagsAndTellsOfIt() {
        var made =
                post(
                                "externalcontact/add_corp_tag",
                                "{'group_name':'级别','tag':[{'name':'A'},{'name':'B'}]}")
                        .path("tag_group");
        var group = made.path("group_id").asString();
        var tagA = made.path("tag").path(0).path("id").asString();
        customer("LI_LEI", "wmCHEN", "");
        var marking = "{'userid':'LI_LEI','external_userid':'wmCHEN','add_tag':['%s']}";
        assertThat(errcode(post("externalcontact/mark_tag", marking.formatted(tagA)))).isZero();
        assertThat(errcode(post("externalcontact/mark_tag", marking.formatted("etNONE"))))
                .isEqualTo(40068);
        assertThat(
                        errcode(
                                post(
                                        "externalcontact/add_corp_tag",
                                        "{'group_id':'" + group + "','tag':[{'name':'A'}]}")))
                .isEqualTo(40071);
        post("externalcontact/edit_corp_tag", "{'id':'" + tagA + "','name':'A+'}");
        define("customer-tags", "{'groupId':'" + group + "','shuffled':true}");
        post("externalcontact/del_corp_tag", "{'group_id':['" + group + "']}");

        assertThat(post("externalcontact/get_corp_tag_list", "{}").path("tag_group")).isEmpty();
        assertThat(get("externalcontact/get", "&external_userid=wmCHEN").at("/follow_user/0/tags"))
                .isEmpty();
        await().atMost(PATIENCE).until(() -> changesOf("change_external_tag").size() == 6);
        assertThat(changesOf("change_external_tag"))
                .extracting(text -> changeType(text) + " " + field(text, "TagType"))
                .containsExactly(
                        "create tag_group",
                        "create tag",
                        "create tag",
                        "update tag",
                        "shuffle ",
                        "delete tag_group");
    }

    @Test
    void handsACustomerOverAfterADayUnlessTheCustomerRefuses() {
        customer("LI_LEI", "wmCHEN", "");
        customer("LI_LEI", "wmZHAO", "");
        var asked =
                post(
                        "externalcontact/transfer_customer",
                        """
                        {'handover_userid':'LI_LEI','takeover_userid':'HAN_MEIMEI',
                         'external_userid':['wmCHEN','wmZHAO','wmNOBODY']}\
                        """);
        assertThat(asked.at("/customer/0/errcode").asInt()).isZero();
        assertThat(asked.at("/customer/2/errcode").asInt()).isEqualTo(40131);
        define("customer-transfers", "{'externalUserId':'wmZHAO','outcome':'REFUSED'}");
        assertThat(statuses()).containsExactly(2, 3);

        simulator.define().advanceClock(Duration.ofHours(25));

        assertThat(statuses()).containsExactly(1, 3);
        assertThat(get("externalcontact/list", "&userid=HAN_MEIMEI").path("external_userid"))
                .extracting(JsonNode::asString)
                .containsExactly("wmCHEN");
        await().atMost(PATIENCE).until(() -> heard().size() == 5);
        assertThat(heard().get(2)).contains("transfer_fail").contains("customer_refused");
        assertThat(heard().get(3)).contains("del_external_contact").contains("DELETE_BY_TRANSFER");
        assertThat(heard().get(4)).contains("add_external_contact").contains("HAN_MEIMEI");
    }

    @Test
    void findsTheCustomersOfAMemberWhoLeft() {
        customer("LI_LEI", "wmCHEN", "");
        assertThat(errcode(resigned())).isEqualTo(40097);
        simulator.define().removeMember(acme, "LI_LEI");

        var left = post("externalcontact/get_unassigned_list", "{}");
        assertThat(left.at("/info/0/handover_userid").asString()).isEqualTo("LI_LEI");
        assertThat(left.at("/info/0/external_userid").asString()).isEqualTo("wmCHEN");
        assertThat(left.at("/info/0/dimission_time").asLong()).isPositive();
        assertThat(resigned().at("/customer/0/errcode").asInt()).isZero();
        assertThat(post("externalcontact/get_unassigned_list", "{}").path("info")).isEmpty();
    }

    @Test
    void bringsCustomersByAContactWay() {
        var way =
                post(
                        "externalcontact/add_contact_way",
                        "{'type':1,'scene':2,'state':'expo','user':['LI_LEI']}");
        var configId = way.path("config_id").asString();
        assertThat(way.path("qr_code").asString()).contains(configId);
        customer("LI_LEI", "wmCHEN", ",'contactWay':'" + configId + "'");

        var met = get("externalcontact/get", "&external_userid=wmCHEN").at("/follow_user/0");
        assertThat(met.path("state").asString()).isEqualTo("expo");
        var asked = "{'config_id':'" + configId + "'}";
        var read = post("externalcontact/get_contact_way", asked);
        assertThat(read.at("/contact_way/user/0").asString()).isEqualTo("LI_LEI");
        assertThat(errcode(post("externalcontact/del_contact_way", asked))).isZero();
        assertThat(errcode(post("externalcontact/get_contact_way", asked))).isEqualTo(41044);
        assertThat(errcode(post("externalcontact/add_contact_way", "{'scene':1}")))
                .isEqualTo(41037);
    }

    private JsonNode resigned() {
        return post(
                "externalcontact/resigned/transfer_customer",
                """
                {'handover_userid':'LI_LEI','takeover_userid':'HAN_MEIMEI',
                 'external_userid':['wmCHEN']}\
                """);
    }

    private List<Integer> statuses() {
        var results =
                post(
                        "externalcontact/transfer_result",
                        "{'handover_userid':'LI_LEI','takeover_userid':'HAN_MEIMEI'}");
        return StreamSupport.stream(results.path("customer").spliterator(), false)
                .map(customer -> customer.path("status").asInt())
                .toList();
    }

    private JsonNode greet(String code) {
        return post(
                "externalcontact/send_welcome_msg",
                "{'welcome_code':'" + code + "','text':{'content':'您好'}}");
    }

    private void customer(String userId, String externalUserId, String more) {
        define(
                "customers",
                "{'userId':'%s','externalUserId':'%s'%s}".formatted(userId, externalUserId, more));
    }

    private void define(String thing, String definition) {
        var answer =
                caller.postRaw("/simulator/define/" + thing, "application/json", whole(definition));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String whole(String definition) {
        return ("{'corpId':'" + acme + "'," + definition.substring(1)).replace('\'', '"');
    }

    private JsonNode get(String path, String query) {
        return get(CRM, path, query);
    }

    private JsonNode get(int agentId, String path, String query) {
        return caller.get("/cgi-bin/" + path + "?access_token=" + token(agentId) + query);
    }

    private JsonNode post(String path, String body) {
        return caller.post(
                "/cgi-bin/" + path + "?access_token=" + token(CRM), body.replace('\'', '"'));
    }

    private String token(int agentId) {
        var app = simulator.query().app(acme, agentId).orElseThrow();
        if (app.ofSuite()) {
            suiteAppToken = suiteAppToken.isEmpty() ? suiteToken() : suiteAppToken;
            return suiteAppToken;
        }
        return caller.token(acme, app.secret());
    }

    private String suiteToken() {
        simulator.define().pushSuiteTicket(SUITE);
        var suite = simulator.query().suites().getFirst();
        var suiteToken =
                caller.post(
                                "/cgi-bin/service/get_suite_token",
                                """
                                {"suite_id":"%s","suite_secret":"%s","suite_ticket":"%s"}\
                                """
                                        .formatted(SUITE, suite.secret(), suite.ticket()))
                        .path("suite_access_token")
                        .asString();
        return caller.post(
                        "/cgi-bin/service/get_permanent_code?suite_access_token=" + suiteToken,
                        "{\"auth_code\":\"" + authCode + "\"}")
                .path("access_token")
                .asString();
    }

    private List<String> heard() {
        return receiver.heard().stream()
                .filter(heard -> heard.path().equals("/crm/" + acme))
                .map(Receiver.Heard::text)
                .toList();
    }

    private List<String> changesOf(String event) {
        return heard().stream().filter(text -> text.contains(event)).toList();
    }

    private List<String> commands() {
        return receiver.heard().stream()
                .filter(heard -> heard.path().equals("/commands"))
                .map(Receiver.Heard::text)
                .filter(text -> text.contains(acme))
                .toList();
    }

    private static int errcode(JsonNode answer) {
        return answer.path("errcode").asInt(0);
    }

    private static String changeType(String xml) {
        return field(xml, "ChangeType");
    }

    private static String field(String xml, String name) {
        var start = "<" + name + "><![CDATA[";
        var from = xml.indexOf(start);
        return from < 0
                ? ""
                : xml.substring(from + start.length(), xml.indexOf("]]>", from + start.length()));
    }
}
