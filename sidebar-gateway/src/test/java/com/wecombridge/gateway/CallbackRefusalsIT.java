package com.wecombridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.gateway.application.RefusedCallbacks;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestKafka.Cleanup;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens to callbacks that WeCom did not send, or sent to somebody else. */
@NullUnmarked
class CallbackRefusalsIT extends RunningGateway {

    private static final String APP = "/wecom/callbacks/corps/" + ACME + "/" + CONTACTS;
    private static final String COMMANDS = "/wecom/callbacks/suites/" + SUITE + "/commands";
    private static final String DATA = "/wecom/callbacks/suites/" + SUITE + "/data";
    private static final int LIMIT = 256 * 1024;

    @Autowired RefusedCallbacks refused;

    @BeforeEach
    void setUp() {
        acmeIsSetUp();
    }

    @Test
    void refusesEverySignatureButTheRightOne() {
        var posted = ACME_SENDER.post(ACME, xml(ACME));
        var signature = posted.query().replaceAll(".*msg_signature=([^&]*).*", "$1");
        var other = ACME_SENDER.post(ACME, xml(ACME));

        for (var wrong :
                List.of(
                        posted.query().replace("msg_signature=" + signature + "&", ""),
                        posted.query().replace(signature, ""),
                        posted.query().replace(signature, signature.substring(1)),
                        posted.query().replace(signature, signature.toUpperCase(Locale.ROOT)),
                        posted.query().replace(signature, oneBitOff(signature)),
                        other.query(),
                        "")) {
            assertThat(post(APP + wrong, posted.body())).satisfies(this::isNotAuthentic);
        }
    }

    @Test
    void refusesATimestampOutsideTheWindow() {
        long now = Instant.now().getEpochSecond();

        assertThat(post(APP, ACME_SENDER.post(ACME, ACME, xml(ACME), now - 601)))
                .satisfies(this::isNotAuthentic);
        assertThat(post(APP, ACME_SENDER.post(ACME, ACME, xml(ACME), now + 660)))
                .satisfies(this::isNotAuthentic);
        assertThat(post(APP, ACME_SENDER.post(ACME, ACME, xml(ACME), now - 500)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "9223372036854775808", "1e9", " 1726214400", ""})
    void refusesATimestampThatIsNoTime(String timestamp) {
        assertThat(post(APP, ACME_SENDER.signed(ACME, "AAAA", timestamp)))
                .satisfies(this::isNotAuthentic);
    }

    @Test
    void refusesWhatWasEncryptedForSomebodyElse() {
        var globex = "wwglobexcorp00001";

        assertThat(post(APP, ACME_SENDER.post(globex, xml(ACME)))).satisfies(this::isNotAuthentic);
        assertThat(post(COMMANDS, SUITE_SENDER.post(globex, xml(globex))))
                .satisfies(this::isNotAuthentic);
        assertThat(
                        post(
                                DATA,
                                SUITE_SENDER.post(
                                        globex, ACME, xml(ACME), Instant.now().getEpochSecond())))
                .satisfies(this::isNotAuthentic);
        assertThat(post(DATA, SUITE_SENDER.post("", "", xml(""), Instant.now().getEpochSecond())))
                .satisfies(this::isNotAuthentic);
    }

    @Test
    void writesDownOnceHowOftenAStrangerCame() {
        var corp = "wwforgedcorp0001";
        var address = "corps/" + corp + "/" + CONTACTS;
        Infrastructure.kafka().createTopic("audit.entries", 3, Cleanup.DELETE);
        isSetUp(corp);
        var posted =
                new Sender("StrangersToken", ACME_SENDER.encodingAesKey()).post(corp, xml(corp));

        for (int times = 0; times < 3; times++) {
            assertThat(post("/wecom/callbacks/" + address, posted)).satisfies(this::isNotAuthentic);
        }
        refused.writeDown().block();
        refused.writeDown().block();

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(auditOf("callbacks/" + address))
                                .singleElement(InstanceOfAssertFactories.STRING)
                                .contains("callback.take", "NOT_AUTHENTIC", "\"times\":\"3\""));
    }

    @Test
    void refusesAnAddressCheckThatIsNotForUs() {
        var good = ACME_SENDER.check(ACME, "5927782489442352469");

        assertThat(get(APP + ACME_SENDER.check("wwglobexcorp00001", "1")))
                .satisfies(this::isNotAuthentic);
        assertThat(get(COMMANDS + SUITE_SENDER.check(SUITE, "1"))).satisfies(this::isNotAuthentic);
        assertThat(get(APP + good.replace("echostr=", "echostr=A")))
                .satisfies(this::isNotAuthentic);
        assertThat(get(APP)).satisfies(this::isNotAuthentic);
    }

    @Test
    void givesTheSameAnswerForEveryAddressThatNobodySetUp() {
        var posted = ACME_SENDER.post(ACME, xml(ACME));
        var answers =
                List.of(
                        post("/wecom/callbacks/corps/wwnobody/" + CONTACTS, posted),
                        post("/wecom/callbacks/corps/" + ACME + "/999", posted),
                        post("/wecom/callbacks/suites/wwnobody/commands", posted),
                        post("/wecom/callbacks/suites/wwnobody/data", posted),
                        post("/wecom/callbacks/corps/ww%40/1", posted));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(404);
        assertThat(answers)
                .extracting(HttpResponse::body)
                .hasSameElementsAs(List.of(answers.getFirst().body()));
        assertThat(answers)
                .extracting(answer -> answer.headers().map())
                .containsOnly(answers.getFirst().headers().map());
        assertThat(get("/wecom/callbacks/corps/wwnobody/1").body())
                .isEqualTo(answers.getFirst().body());
    }

    @Test
    void readsNoMoreThanTheLimit() {
        assertThat(post(APP, BodyPublishers.ofString("x".repeat(LIMIT + 1))).statusCode())
                .isEqualTo(413);
        assertThat(post(APP, chunked("x".repeat(LIMIT + 1))).statusCode()).isEqualTo(413);
        assertThat(
                        RawRequest.status(
                                port,
                                head("POST", APP) + "Content-Length: 1073741824\r\n\r\n<xml>"))
                .contains(" 413 ");
    }

    @Test
    void waitsForNobodyWhoSendsNothing() {
        var started = System.nanoTime();

        var status =
                RawRequest.status(
                        port, head("POST", APP) + "Content-Length: 1000\r\n\r\n<xml><Encr");

        assertThat(status).contains(" 408 ");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"})
    void speaksTwoMethods(String method) {
        assertThat(
                        RawRequest.status(
                                port,
                                head(method, APP)
                                        + "Connection: close\r\nContent-Length: 0\r\n\r\n"))
                .contains(" 405 ");
    }

    @Test
    void goesByTheBodyAndNotByItsLabel() {
        for (var label :
                List.of("application/json", "text/plain;charset=utf-7", "nonsense", "*/*")) {
            assertThat(labelled(label, ACME_SENDER.post(ACME, xml(ACME))).statusCode())
                    .isEqualTo(200);
            assertThat(labelled(label, new Sender.Posted("", "{}")).statusCode()).isEqualTo(415);
        }
        assertThat(post(APP, "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void unpacksNothing() {
        var posted = ACME_SENDER.post(ACME, xml(ACME));
        var request =
                HttpRequest.newBuilder(uri(APP + posted.query()))
                        .header("Content-Type", "text/xml")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofString(posted.body()))
                        .build();

        assertThat(send(request).statusCode()).isEqualTo(415);
    }

    @Test
    void refusesADoctypeAndOtherTextAroundTheEncryptedPart() {
        var posted = ACME_SENDER.post(ACME, xml(ACME));
        for (UnaryOperator<String> trick :
                List.<UnaryOperator<String>>of(
                        body -> "<!DOCTYPE xml>" + body,
                        body -> "<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + body,
                        body ->
                                body.replace("<xml>", "<xml " + "a=\"1\" ".repeat(1) + ">")
                                        + "tail",
                        body -> "<xml/>",
                        body -> "")) {
            assertThat(post(APP + posted.query(), trick.apply(posted.body())).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void refusesWhatIsNoUtf8() {
        var posted = ACME_SENDER.post(ACME, xml(ACME));
        var utf16 = posted.body().getBytes(StandardCharsets.UTF_16);

        assertThat(post(APP + posted.query(), BodyPublishers.ofByteArray(utf16)).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/wecom/callbacks/corps/..;/suites/x/commands",
                "/wecom/callbacks/corps/%2e%2e/%2e%2e/api/v1/members",
                "/wecom/callbacks/corps/%252e%252e/members",
                "/wecom//callbacks/corps/a/b",
                "/wecom/callbacks/corps/a%2fb/c",
                "/api/v1/../../internal/keys",
                "/api/v1/members/..%2f..%2factuator",
                "/api/v1;x=1/members",
                "/actuator/env",
                "/swagger-ui.html",
                "/"
            })
    void leadsATwistedPathNowhere(String path) {
        OWNER.forget();

        assertThat(RawRequest.status(port, head("GET", path) + "Connection: close\r\n\r\n"))
                .contains(" 404 ");
        assertThat(OWNER.asked()).isEmpty();
    }

    @Test
    void isNotFloodedByParametersOrHeaders() {
        var many = "a=1&".repeat(10_000);
        var status =
                RawRequest.status(
                        port, head("GET", APP + "?" + many) + "Connection: close\r\n\r\n");
        var headers = "X-Filler: 1\r\n".repeat(10_000);

        assertThat(status).containsAnyOf(" 400 ", " 414 ", " 431 ");
        assertThat(
                        RawRequest.status(
                                port, head("GET", APP) + headers + "Connection: close\r\n\r\n"))
                .containsAnyOf(" 400 ", " 431 ", "closed without a word");
    }

    @Test
    void refusesBrokenChunks() {
        assertThat(
                        RawRequest.status(
                                port,
                                head("POST", APP)
                                        + "Transfer-Encoding: chunked\r\n\r\nZZZ\r\n<xml/>\r\n0\r\n\r\n"))
                .contains(" 400 ");
    }

    @Test
    void isNotDistractedByAStrayToken() {
        var posted = ACME_SENDER.post(ACME, xml(ACME));
        var request =
                HttpRequest.newBuilder(uri(APP + posted.query()))
                        .header("Authorization", "Bearer nonsense")
                        .POST(BodyPublishers.ofString(posted.body()))
                        .build();

        assertThat(send(request).statusCode()).isEqualTo(200);
    }

    private void isNotAuthentic(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"detail":"This does not come from WeCom.","status":401,\
                        "title":"Unauthorized","type":"/problems/not-authentic",\
                        "reason":"NOT_AUTHENTIC"}\
                        """);
    }

    private HttpResponse<String> post(String path, Sender.Posted posted) {
        return post(path + posted.query(), posted.body());
    }

    private HttpResponse<String> post(String path, BodyPublisher body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "text/xml")
                        .POST(body)
                        .build());
    }

    private HttpResponse<String> labelled(String type, Sender.Posted posted) {
        return send(
                HttpRequest.newBuilder(uri(APP + posted.query()))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(posted.body()))
                        .build());
    }

    private static BodyPublisher chunked(String text) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofString(text));
    }

    private static String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\n";
    }

    private static String oneBitOff(String signature) {
        char last = signature.charAt(39);
        return signature.substring(0, 39) + (last == 'a' ? 'b' : 'a');
    }

    private static String xml(String corp) {
        return """
        <xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName>\
        <CreateTime>1726214400</CreateTime><MsgType><![CDATA[event]]></MsgType>\
        <Event><![CDATA[change_contact]]></Event><ChangeType>delete_user</ChangeType>\
        <UserID><![CDATA[%s]]></UserID></xml>\
        """
                .formatted(corp, UUID.randomUUID());
    }
}
