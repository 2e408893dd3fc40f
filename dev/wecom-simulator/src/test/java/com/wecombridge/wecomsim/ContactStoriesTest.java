package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Corp.Sync;
import com.wecombridge.wecomsim.world.Delivery;
import com.wecombridge.wecomsim.world.VisibleRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactStoriesTest {

    private static final String SUITE = "wwsuite000000001";
    private static final String WRITER = "wwwriter00000001";

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Caller wecom = new Caller(simulator);
    private final Receiver receiver = new Receiver();
    private final Provider provider = new Provider(simulator, wecom, receiver);
    private int corps;
    private String acme = "";
    private String assistant = "";
    private String crm = "";

    /** Each story has a corp of its own. */
    @BeforeEach
    void acmeSynchronisesOverTheApi() {
        acme = "wwacme%010d".formatted(++corps);
        simulator.define().corp(acme, c -> c.name("Acme 某某科技").standardCast().openapiSync(Sync.ON));
        simulator
                .define()
                .app(
                        acme,
                        App.CONTACTS_SYNC,
                        a ->
                                a.secret(acme + "-assistant")
                                        .callback(
                                                receiver.url("/contacts"),
                                                Receiver.TOKEN,
                                                Receiver.AES_KEY));
        simulator.define().app(acme, 1000002, a -> a.secret(acme + "-crm").visibleParties(2));
        assistant = wecom.token(acme, acme + "-assistant");
        crm = wecom.token(acme, acme + "-crm");
    }

    @AfterAll
    void stop() {
        wecom.close();
        simulator.close();
        receiver.close();
    }

    @Test
    void takesAMemberFromCreationToDismissal() {
        assertThat(
                        errcode(
                                create(
                                        Map.of(
                                                "userid",
                                                "TIAN_YU",
                                                "name",
                                                "田雨",
                                                "mobile",
                                                "13800000001",
                                                "department",
                                                List.of(2, 3),
                                                "is_leader_in_dept",
                                                List.of(0, 1)))))
                .isZero();
        var read = get(assistant, "user/get?userid=TIAN_YU");
        assertThat(read.path("department").toString()).isEqualTo("[2,3]");
        assertThat(read.path("is_leader_in_dept").toString()).isEqualTo("[0,1]");
        assertThat(read.path("mobile").asString()).isEqualTo("13800000001");

        assertThat(errcode(update(Map.of("userid", "TIAN_YU", "new_userid", "TIAN_YU_2"))))
                .isZero();
        assertThat(errcode(update(Map.of("userid", "TIAN_YU_2", "new_userid", "TIAN_YU_3"))))
                .isEqualTo(301036);
        assertThat(errcode(get(assistant, "user/delete?userid=TIAN_YU_2"))).isZero();
        assertThat(errcode(get(assistant, "user/get?userid=TIAN_YU_2"))).isEqualTo(60111);
    }

    @Test
    void refusesAMemberThatCannotBe() {
        simulator
                .define()
                .member(acme, "LI_LEI", m -> m.mobile("13800000000").email("li.lei@acme.example"));

        assertThat(errcode(create(Map.of("userid", "li_lei", "name", "x")))).isEqualTo(60102);
        assertThat(errcode(create(Map.of("userid", "-bad", "name", "x")))).isEqualTo(40003);
        assertThat(errcode(create(Map.of("userid", "A", "name", "x", "mobile", "13800000000"))))
                .isEqualTo(60104);
        assertThat(
                        errcode(
                                create(
                                        Map.of(
                                                "userid",
                                                "A",
                                                "name",
                                                "x",
                                                "email",
                                                "li.lei@acme.example"))))
                .isEqualTo(60106);
        assertThat(errcode(create(Map.of("userid", "A", "name", "x", "department", List.of(99)))))
                .isEqualTo(60003);
        simulator.define().corp(acme, c -> c.set("userMax", 6));
        assertThat(errcode(create(Map.of("userid", "A", "name", "x")))).isEqualTo(45024);
    }

    @Test
    void leavesWritingToTheOneWriter() {
        assertThat(errcode(post(crm, "user/create", Map.of("userid", "A", "name", "x"))))
                .isEqualTo(48002);

        simulator.define().corp(acme, c -> c.openapiSync(Sync.OFF));
        provider.offers(WRITER, 3);
        var suiteToken = provider.installedIn(acme, WRITER).path("access_token").asString();

        assertThat(errcode(create(Map.of("userid", "A", "name", "x")))).isEqualTo(48002);
        assertThat(errcode(post(suiteToken, "user/create", Map.of("userid", "A", "name", "x"))))
                .isZero();
        simulator.define().corp(acme, c -> c.openapiSync(Sync.ON));
        assertThat(errcode(post(suiteToken, "user/create", Map.of("userid", "B", "name", "x"))))
                .isEqualTo(48002);
    }

    @Test
    void keepsAWritingSuiteWithinItsRange() {
        simulator.define().corp(acme, c -> c.openapiSync(Sync.OFF));
        provider.offers(WRITER, 3);
        var range = new VisibleRange(List.of(), List.of(2), List.of());
        var code = simulator.define().install(WRITER, acme, i -> i.range(range)).authCode();
        var token = provider.permanentCode(WRITER, code).path("access_token").asString();

        assertThat(
                        errcode(
                                post(
                                        token,
                                        "user/create",
                                        Map.of(
                                                "userid",
                                                "A",
                                                "name",
                                                "x",
                                                "department",
                                                List.of(3)))))
                .isEqualTo(60011);
        var outsider = simulator.query().userIdFor(WRITER, acme, "WEI_HUA");
        assertThat(errcode(get(token, "user/delete?userid=" + outsider))).isEqualTo(60111);
    }

    @Test
    void guardsTheTreeOfDepartments() {
        var made = post(assistant, "department/create", Map.of("name", "直销组", "parentid", 2));
        var id = made.path("id").asInt();
        assertThat(id).isPositive();

        assertThat(department("create", Map.of("name", "直销组", "parentid", 2))).isEqualTo(60008);
        assertThat(department("create", Map.of("name", "a:b", "parentid", 2))).isEqualTo(60009);
        assertThat(department("create", Map.of("name", "x", "parentid", 99))).isEqualTo(60004);
        assertThat(department("update", Map.of("id", 2, "parentid", id))).isEqualTo(60010);
        assertThat(errcode(get(assistant, "department/delete?id=2"))).isEqualTo(60006);
        assertThat(errcode(get(assistant, "department/delete?id=1"))).isEqualTo(60007);
        assertThat(errcode(get(assistant, "department/delete?id=3"))).isEqualTo(60005);
        assertThat(errcode(get(assistant, "department/delete?id=" + id))).isZero();
    }

    @Test
    void letsAnAppChangeItsOwnTagsOnly() {
        var tag = post(crm, "tag/create", Map.of("tagname", "大客户")).path("tagid").asInt();
        var added =
                post(
                        crm,
                        "tag/addtagusers",
                        Map.of(
                                "tagid",
                                tag,
                                "userlist",
                                List.of("LI_LEI", "WEI_HUA"),
                                "partylist",
                                List.of(2)));
        assertThat(added.path("invalidlist").asString()).isEqualTo("WEI_HUA");
        assertThat(get(crm, "tag/get?tagid=" + tag).path("userlist").toString()).contains("LI_LEI");

        simulator.define().app(acme, 1000003, a -> a.secret(acme + "-other").visibleParties(1));
        var other = wecom.token(acme, acme + "-other");
        assertThat(errcode(get(other, "tag/delete?tagid=" + tag))).isEqualTo(81011);
        assertThat(errcode(post(other, "tag/create", Map.of("tagname", "大客户")))).isEqualTo(40071);
        assertThat(errcode(get(crm, "tag/delete?tagid=" + tag))).isZero();
        assertThat(errcode(get(crm, "tag/get?tagid=" + tag))).isEqualTo(40068);
    }

    @Test
    void tellsTheAssistantOfOthersChangesAndNotOfItsOwn() {
        update(Map.of("userid", "LI_LEI", "position", "总监"));
        simulator.define().member(acme, "HAN_MEIMEI", m -> m.position("总监"));

        simulator
                .expect()
                .delivery(
                        Duration.ofSeconds(10),
                        d -> d.corpId().equals(acme) && d.state() == Delivery.State.DELIVERED);
        assertThat(simulator.query().deliveries())
                .filteredOn(d -> d.corpId().equals(acme))
                .singleElement()
                .satisfies(d -> assertThat(d.plaintext()).contains("HAN_MEIMEI"));
    }

    @Test
    void findsAMemberByMobileAndMailAndBlocksWhoGuessesNumbers() {
        simulator
                .define()
                .member(acme, "LI_LEI", m -> m.mobile("13800000000").email("li.lei@home.example"));

        assertThat(byMobile("13800000000").path("userid").asString()).isEqualTo("LI_LEI");
        var mail = Map.of("email", "li.lei@home.example", "email_type", 2);
        assertThat(post(crm, "user/get_userid_by_email", mail).path("userid").asString())
                .isEqualTo("LI_LEI");
        for (var i = 0; i < 4; i++) {
            assertThat(errcode(byMobile("1390000000" + i))).isEqualTo(46004);
        }
        assertThat(errcode(byMobile("13800000000"))).isEqualTo(45009);
        simulator.define().advanceClock(Duration.ofHours(25));
        crm = wecom.token(acme, acme + "-crm");
        assertThat(errcode(byMobile("13800000000"))).isZero();
    }

    @Test
    void translatesIdsBetweenTheCorpAndItsProvider() {
        simulator.define().corp(acme, c -> c.openapiSync(Sync.OFF));
        provider.offers(SUITE, 1);
        var token = provider.installedIn(acme, SUITE).path("access_token").asString();
        var agentId = simulator.query().installation(acme, SUITE).orElseThrow().agentId();
        var openId = simulator.query().userIdFor(SUITE, acme, "LI_LEI");

        var opened =
                post(
                        token,
                        "batch/userid_to_openuserid",
                        Map.of("userid_list", List.of("LI_LEI", "NOBODY")));
        assertThat(opened.path("open_userid_list").path(0).path("open_userid").asString())
                .isEqualTo(openId);
        assertThat(opened.path("invalid_userid_list").toString()).contains("NOBODY");

        var back =
                post(
                        crm,
                        "batch/openuserid_to_userid",
                        Map.of("open_userid_list", List.of(openId), "source_agentid", agentId));
        assertThat(back.path("userid_list").path(0).path("userid").asString()).isEqualTo("LI_LEI");
        var found =
                provider.asProvider(
                        "service/contact/search",
                        "{\"auth_corpid\":\"%s\",\"query_word\":\"李雷\",\"query_type\":1}"
                                .formatted(acme));
        assertThat(found.path("query_result").path("user").path("open_userid").path(0).asString())
                .isEqualTo(openId);
    }

    @Test
    void translatesBetweenMembersAndOpenids() {
        var openId = post(crm, "user/convert_to_openid", Map.of("userid", "LI_LEI"));
        var back =
                post(
                        crm,
                        "user/convert_to_userid",
                        Map.of("openid", openId.path("openid").asString()));
        assertThat(back.path("userid").asString()).isEqualTo("LI_LEI");

        simulator.define().member(acme, "LI_LEI", m -> m.status(4));
        assertThat(errcode(post(crm, "user/convert_to_openid", Map.of("userid", "LI_LEI"))))
                .isEqualTo(43004);
    }

    @Test
    void importsATableAndReportsWhatBecameOfIt() {
        var table =
                """
                姓名,帐号,手机号,邮箱,所在部门,职位
                田雨,TIAN_YU,13800000009,tian.yu@acme.example,2;3,销售
                无处,NOWHERE,,,99,
                """;
        var uploaded =
                Json.MAPPER.readTree(
                        wecom.postRaw(
                                        "/cgi-bin/media/upload?type=file&access_token=" + assistant,
                                        "multipart/form-data; boundary=line",
                                        "--line\r\nContent-Disposition: form-data; name=\"media\";"
                                                + " filename=\"users.csv\"\r\n"
                                                + "Content-Type: text/csv\r\n\r\n"
                                                + table
                                                + "\r\n--line--\r\n")
                                .body());
        var job =
                post(
                        assistant,
                        "batch/syncuser",
                        Map.of("media_id", uploaded.path("media_id").asString()));

        var result = get(assistant, "batch/getresult?jobid=" + job.path("jobid").asString());
        assertThat(result.path("result").toString())
                .contains("\"userid\":\"TIAN_YU\",\"errcode\":0")
                .contains("\"userid\":\"NOWHERE\",\"errcode\":60003");
        assertThat(errcode(get(assistant, "user/get?userid=TIAN_YU"))).isZero();
        var told =
                simulator
                        .expect()
                        .delivery(
                                Duration.ofSeconds(10),
                                d ->
                                        d.corpId().equals(acme)
                                                && d.kind().equals("batch_job_result"));
        assertThat(told.plaintext()).contains("<JobType><![CDATA[sync_user]]></JobType>");
    }

    @Test
    void showsTheAssistantIdsOnlyFromANewAddress() {
        simulator
                .define()
                .behaviour(b -> b.contacts(Map.of("assistantIps", List.of("203.0.113.9"))));
        try {
            assertThat(errcode(get(assistant, "user/get?userid=LI_LEI"))).isEqualTo(48009);
            assertThat(errcode(get(assistant, "department/list"))).isEqualTo(48009);
            assertThat(errcode(get(assistant, "department/simplelist"))).isZero();
            assertThat(errcode(post(assistant, "user/list_id", Map.of()))).isZero();
        } finally {
            simulator.define().behaviour(b -> b.contacts(Map.of("assistantIps", List.of())));
        }
    }

    private JsonNode byMobile(String mobile) {
        return post(crm, "user/getuserid", Map.of("mobile", mobile));
    }

    private JsonNode create(Map<String, ?> fields) {
        return post(assistant, "user/create", fields);
    }

    private JsonNode update(Map<String, ?> fields) {
        return post(assistant, "user/update", fields);
    }

    private int department(String what, Map<String, ?> fields) {
        return errcode(post(assistant, "department/" + what, fields));
    }

    private JsonNode post(String token, String path, Map<String, ?> body) {
        var json = Json.MAPPER.writeValueAsString(body);
        return wecom.post("/cgi-bin/" + path + "?access_token=" + token, json);
    }

    private JsonNode get(String token, String path) {
        var glue = path.contains("?") ? "&" : "?";
        return wecom.get("/cgi-bin/" + path + glue + "access_token=" + token);
    }

    private static int errcode(JsonNode answer) {
        return answer.path("errcode").asInt();
    }
}
