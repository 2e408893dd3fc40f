package com.wecombridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.wecom.ChangeKind;
import com.wecombridge.events.wecom.WeComCallback.MemberChangeReported;
import com.wecombridge.events.wecom.WeComCallback.RangeChangeReported;
import com.wecombridge.events.wecom.WeComCallback.SuiteTicketReceived;
import com.wecombridge.events.wecom.WeComCallback.UnrecognizedCallback;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a callback that WeCom really sent. */
@NullUnmarked
class CallbackStoriesIT extends RunningGateway {

    private static final String APP = "/wecom/callbacks/corps/" + ACME + "/" + CONTACTS;
    private static final String COMMANDS = "/wecom/callbacks/suites/" + SUITE + "/commands";
    private static final String DATA = "/wecom/callbacks/suites/" + SUITE + "/data";

    @BeforeEach
    void setUp() {
        acmeIsSetUp();
    }

    @Test
    void tellsWhatACorpsAppIsTold() {
        var member = someone();

        var answer = postTo(APP, ACME_SENDER.post(ACME, deleted(ACME, member)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(told(ACME + ":members/" + member, 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        MemberChangeReported.class,
                        fact -> {
                            assertThat(fact.corp()).isEqualTo(new CorpId(ACME));
                            assertThat(fact.app()).isEqualTo(new AppId(CONTACTS));
                            assertThat(fact.member()).isEqualTo(new MemberUserId(member));
                            assertThat(fact.change()).isEqualTo(ChangeKind.DELETED);
                            assertThat(fact.version()).isPositive();
                        });
    }

    @Test
    void tellsACallbackOnceHoweverOftenItComes() {
        var member = someone();
        var xml = deleted(ACME, member);
        var replayed = ACME_SENDER.post(ACME, xml);

        for (var posted :
                new Sender.Posted[] {
                    replayed, replayed, ACME_SENDER.post(ACME, xml), ACME_SENDER.post(ACME, xml)
                }) {
            assertThat(postTo(APP, posted).statusCode()).isEqualTo(200);
        }
        var last = someone();
        postTo(APP, ACME_SENDER.post(ACME, deleted(ACME, last)));

        told(ACME + ":members/" + last, 1);
        assertThat(told(ACME + ":members/" + member)).hasSize(1);
        assertThat(stored(member)).isEqualTo(1L);
    }

    /** Many copies of one callback would take every connection while they wait for their turn. */
    @Test
    void thanksForARepetitionOfWhatIsStoredWithoutWaitingForItsTurn() throws SQLException {
        var member = someone();
        var xml = deleted(ACME, member);
        postTo(APP, ACME_SENDER.post(ACME, xml));

        try (var another = database.connect(database.application());
                var statement = another.createStatement()) {
            another.setAutoCommit(false);
            statement.execute(
                    "select pg_advisory_xact_lock(hashtextextended('%s', 0))"
                            .formatted(ACME + ":members/" + member));

            assertThat(postTo(APP, ACME_SENDER.post(ACME, xml)).statusCode()).isEqualTo(200);
            assertThat(postTo(APP, ACME_SENDER.post(ACME, changed(ACME, member, 1_726_214_400))))
                    .extracting(HttpResponse::statusCode)
                    .isEqualTo(503);
        }
    }

    @Test
    void ordersTheCallbacksOfOneMember() {
        var member = someone();
        for (int hour = 0; hour < 5; hour++) {
            postTo(APP, ACME_SENDER.post(ACME, changed(ACME, member, 1_726_214_400 + hour)));
        }

        assertThat(told(ACME + ":members/" + member, 5))
                .extracting("version", Long.class)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void thanksASuiteWithTheWordItWaitsForAndSealsItsTicket() {
        var ticket = "TICKET-" + UUID.randomUUID();
        var xml =
                """
                <xml><SuiteId><![CDATA[%s]]></SuiteId><InfoType><![CDATA[suite_ticket]]></InfoType>\
                <TimeStamp>1726214400</TimeStamp><SuiteTicket><![CDATA[ %s]]></SuiteTicket></xml>\
                """
                        .formatted(SUITE, ticket);

        var answer = postTo(COMMANDS, SUITE_SENDER.post(SUITE, xml));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("success");
        assertThat(told(SUITE + ":suites/" + SUITE, 1).getLast())
                .isInstanceOf(SuiteTicketReceived.class);
        assertThat(records())
                .noneMatch(
                        fact -> new String(fact.value(), StandardCharsets.UTF_8).contains(ticket));
        assertThat(database.rows("select sealed_text from stored_callback"))
                .noneMatch(row -> row.toString().contains(ticket));
    }

    @Test
    void tellsWhatASuiteHearsInsideACorp() {
        var corp = "wpInstalledCorp" + System.nanoTime();
        var xml =
                """
                <xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[woLiLei]]></FromUserName>\
                <CreateTime>1726214400</CreateTime><MsgType><![CDATA[event]]></MsgType>\
                <Event><![CDATA[subscribe]]></Event><AgentID>1000005</AgentID></xml>\
                """
                        .formatted(corp);

        var answer = postTo(DATA, SUITE_SENDER.post(corp, xml));

        assertThat(answer.body()).isEqualTo("success");
        assertThat(told(corp + ":members/wolilei", 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        RangeChangeReported.class,
                        fact -> {
                            assertThat(fact.insideRange()).isTrue();
                            assertThat(fact.app()).isEqualTo(new AppId(SUITE));
                        });
    }

    @Test
    void passesOnAKindThatNobodyKnowsAsAValue() {
        var kind = "brand_new_" + System.nanoTime();
        var xml =
                """
                <xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName>\
                <CreateTime>0</CreateTime><MsgType><![CDATA[event]]></MsgType>\
                <Event><![CDATA[%s]]></Event><Novelty><More>1</More></Novelty></xml>\
                """
                        .formatted(ACME, kind);

        assertThat(postTo(APP, ACME_SENDER.post(ACME, xml)).statusCode()).isEqualTo(200);

        assertThat(told(ACME + ":callbacks/" + kind, 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        UnrecognizedCallback.class,
                        fact -> assertThat(fact.kind()).isEqualTo(kind));
    }

    @Test
    void provesThatAnAddressIsOurs() {
        var forApp = get(APP + ACME_SENDER.check(ACME, "5927782489442352469"));
        var forSuite = get(DATA + SUITE_SENDER.check(PROVIDER, "echo/+= 文"));

        assertThat(forApp.statusCode()).isEqualTo(200);
        assertThat(forApp.body()).isEqualTo("5927782489442352469");
        assertThat(forApp.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/plain");
        assertThat(forSuite.body()).isEqualTo("echo/+= 文");
    }

    @Test
    void opensUnderTheFormerKeysWhileTheyArePhasedOut() {
        var app = "1000077";
        var path = "/wecom/callbacks/corps/" + ACME + "/" + app;
        var later = new Sender("LaterToken", "ZZECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
        for (var sender : new Sender[] {ACME_SENDER, later}) {
            put(
                    "/api/v1/callback-settings/" + ACME + "/" + app,
                    OIDC.administrator("acme"),
                    "{\"token\":\"%s\",\"encodingAesKey\":\"%s\"}"
                            .formatted(sender.token(), sender.encodingAesKey()));
        }

        assertThat(postTo(path, later.post(ACME, deleted(ACME, someone()))).statusCode())
                .isEqualTo(200);
        assertThat(postTo(path, ACME_SENDER.post(ACME, deleted(ACME, someone()))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void countsCallbacksByOutcome() {
        postTo(APP, ACME_SENDER.post(ACME, deleted(ACME, someone())));

        assertThat(get("/actuator/prometheus").body())
                .contains("gateway_callbacks_ack_seconds_count{")
                .contains("door=\"corp-app\",outcome=\"told\"");
    }

    private HttpResponse<String> postTo(String path, Sender.Posted posted) {
        return post(path + posted.query(), posted.body());
    }

    private static String someone() {
        return "member-" + UUID.randomUUID();
    }

    private static Object stored(String member) {
        return database.rows(
                        "select count(*) as facts from outbox where aggregateid = '%s:members/%s'"
                                .formatted(ACME, member))
                .getFirst()
                .get("facts");
    }

    private static String deleted(String corp, String member) {
        return contact(corp, "delete_user", member, 1_726_214_400);
    }

    private static String changed(String corp, String member, long at) {
        return contact(corp, "update_user", member, at);
    }

    private static String contact(String corp, String change, String member, long at) {
        return """
        <xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName>\
        <CreateTime>%d</CreateTime><MsgType><![CDATA[event]]></MsgType>\
        <Event><![CDATA[change_contact]]></Event><ChangeType>%s</ChangeType>\
        <UserID><![CDATA[%s]]></UserID></xml>\
        """
                .formatted(corp, at, change, member);
    }
}
