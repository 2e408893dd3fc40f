package com.wecombridge.wecom.calls;

import static com.wecombridge.wecom.ScriptedWeCom.send;
import static com.wecombridge.wecom.calls.OneCorp.A_MESSAGE;
import static com.wecombridge.wecom.calls.OneCorp.CORP;
import static com.wecombridge.wecom.calls.OneCorp.GET_USER;
import static com.wecombridge.wecom.calls.OneCorp.SEND;
import static com.wecombridge.wecom.calls.OneCorp.WHO_IS_LI_LEI;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.wecombridge.wecom.ScriptedWeCom.Answer;
import com.wecombridge.wecom.access.SuiteApi;
import com.wecombridge.wecom.access.SuiteApi.InstallMode;
import com.wecombridge.wecom.access.TokenFetcher;
import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import com.wecombridge.wecom.secrets.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way an answer can go wrong, on every way we have to ask: it becomes a value, and nothing is
 * asked twice.
 */
class FailuresAsValuesTest {
    private static final String SPEECHLESS = "the connection ends";
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration LIMIT = Duration.ofMillis(800);
    private static final Duration UNHURRIED = Duration.ofSeconds(9);

    private final OneCorp corp = new OneCorp();

    /** A way to ask. */
    enum Way {
        A_READING(GET_USER) {
            @Override
            WeComFailure failure(OneCorp corp, WeComClientSettings settings) {
                corp.with(settings);
                return corp.failureOf(WHO_IS_LI_LEI);
            }
        },
        A_WRITING(SEND) {
            @Override
            WeComFailure failure(OneCorp corp, WeComClientSettings settings) {
                corp.with(settings);
                return corp.failureOf(A_MESSAGE);
            }
        },
        A_TOKEN("/cgi-bin/gettoken") {
            @Override
            WeComFailure failure(OneCorp corp, WeComClientSettings settings) {
                try (var tokens = new TokenFetcher(settings)) {
                    return OneCorp.failureOf(tokens.accessToken(CORP, new Secret("of-the-app")));
                }
            }
        },
        AN_AUTH_CODE("/cgi-bin/service/get_permanent_code") {
            @Override
            WeComFailure failure(OneCorp corp, WeComClientSettings settings) {
                try (var suites = new SuiteApi(settings)) {
                    var suiteToken = new Secret("of-the-suite");
                    return OneCorp.failureOf(
                            suites.completeInstall(suiteToken, new Secret("auth-code")));
                }
            }
        };

        final String path;

        Way(String path) {
            this.path = path;
        }

        abstract WeComFailure failure(OneCorp corp, WeComClientSettings settings);
    }

    /** Something that is not WeCom's answer. */
    record Disorder(String name, String says, Answer answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> disorders() {
        return everyWay(
                body("a page", "<html><body>502 Bad Gateway</body></html>"),
                body("half an object", "{\"errcode\":0,\"errmsg\":\"ok\",\"userid\":\"LI_"),
                body("nothing", ""),
                body("a blank", "  \n"),
                body("null", "null"),
                body("a list", "[]"),
                body("a word", "ok"),
                body("an object of nothing", "{}"),
                body("a number that is none", "{\"errcode\":\"none\",\"errmsg\":\"ok\"}"),
                body("an empty number", "{\"errcode\":null,\"errmsg\":\"ok\"}"),
                body("a number within an object", "{\"errcode\":{\"code\":0}}"),
                typed("a picture", "image/png", "\u0089PNG\r\n"),
                status(302),
                status(400),
                status(404),
                status(429),
                status(500),
                status(502),
                status(503),
                new Disorder("an end before a word", SPEECHLESS, HttpExchange::close),
                new Disorder("an end in the middle", "", FailuresAsValuesTest::endInTheMiddle));
    }

    /** Words of WeCom in an unusual dress. */
    static Stream<Arguments> odditiesThatAreAnswers() {
        return everyWay(
                body("a number as text", "{\"errcode\":\"60111\",\"errmsg\":\"userid not found\"}"),
                typed(
                        "JSON that says it is a page",
                        "text/html",
                        "{\"errcode\":60111,\"errmsg\":\"userid not found\"}"),
                body(
                        "a number behind much else",
                        "{\"x\":\""
                                + "y".repeat(100_000)
                                + "\",\"errcode\":60111,"
                                + "\"errmsg\":\"userid not found\"}"),
                body(
                        "white space around",
                        " \n{\"errcode\":60111,\"errmsg\":\"userid not found\"} "));
    }

    @AfterEach
    void close() {
        corp.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("disorders")
    void doesNotKnowTheOutcomeOf(Way way, Disorder disorder) {
        corp.weCom.answers(way.path, disorder.answer());

        var failure = way.failure(corp, corp.weCom.settings());

        assertThat(failure).isInstanceOf(OutcomeUnknown.class);
        assertThat(failure.worthRetrying()).isFalse();
        if (disorder.says().startsWith("HTTP status")) {
            assertThat(failure).isEqualTo(new OutcomeUnknown(disorder.says()));
        }
        assertThat(corp.weCom.asked()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("odditiesThatAreAnswers")
    void understands(Way way, Disorder oddity) {
        corp.weCom.answers(way.path, oddity.answer());

        assertThat(way.failure(corp, corp.weCom.settings()))
                .isEqualTo(new ItemRefused(60111, "userid not found"));
        assertThat(corp.weCom.asked()).hasSize(1);
    }

    @Test
    void takesOnlyANumberForANumber() {
        String path = "/cgi-bin/service/set_session_info";
        try (var suites = new SuiteApi(corp.weCom.settings())) {
            var preparing =
                    suites.prepareInstall(
                            new Secret("of-the-suite"), new Secret("pre"), InstallMode.LISTED);

            corp.weCom.answers(path, "{\"errcode\":\"0\",\"errmsg\":\"ok\"}");
            assertThat(preparing.blockOptional()).isEmpty();
            corp.weCom.answers(path, "{\"errcode\":\"none\",\"errmsg\":\"ok\"}");
            assertThat(OneCorp.failureOf(preparing)).isInstanceOf(OutcomeUnknown.class);
            corp.weCom.answers(path, "{\"errcode\":null}");
            assertThat(OneCorp.failureOf(preparing)).isInstanceOf(OutcomeUnknown.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void neitherSleepsNorRepeatsWhileWeComIsBusy(Way way) {
        corp.weCom.answers(way.path, "{\"errcode\":-1,\"errmsg\":\"system busy\"}");

        assertThat(way.failure(corp, corp.weCom.settings())).isEqualTo(new Busy(-1, "system busy"));
        assertThat(corp.weCom.asked()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"A_READING", "A_WRITING"})
    void readsAnAnswerOfFourMegabytes(Way way) {
        corp.weCom.answers(way.path, fourMegabytes());

        assertThat(way.failure(corp, corp.weCom.settings()))
                .isEqualTo(new ItemRefused(60111, "userid not found"));
        assertThat(corp.weCom.asked()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"A_TOKEN", "AN_AUTH_CODE"})
    void doesNotReadFourMegabytesForAToken(Way way) {
        corp.weCom.answers(way.path, fourMegabytes());

        assertThat(way.failure(corp, corp.weCom.settings())).isInstanceOf(OutcomeUnknown.class);
        assertThat(corp.weCom.asked()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void doesNotKnowTheOutcomeOfSilence(Way way) {
        var end = new CountDownLatch(1);
        corp.weCom.answers(way.path, _ -> await(end));

        assertThat(way.failure(corp, impatient())).isInstanceOf(OutcomeUnknown.class);
        end.countDown();
        assertThat(corp.weCom.asked()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void endsAnAnswerThatDripsOnWithoutEnd(Way way) {
        var cut = new CountDownLatch(1);
        corp.weCom.answers(way.path, exchange -> drip(exchange, cut));

        assertThat(way.failure(corp, impatient())).isInstanceOf(OutcomeUnknown.class);
        assertThat(await(cut)).isTrue();
        assertThat(corp.weCom.asked()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void knowsThatNothingHappenedWhereNobodyListens(Way way) {
        var gone = corp.weCom.settings();
        corp.weCom.close();

        assertThat(way.failure(corp, gone)).isEqualTo(new NotCalled(Obstacle.NO_CONNECTION));
    }

    @ParameterizedTest
    @EnumSource
    void knowsThatNothingHappenedWhereThereIsNoSuchHost(Way way) {
        var nowhere = settings(URI.create("http://wecom.invalid"), LIMIT);

        assertThat(way.failure(corp, nowhere)).isEqualTo(new NotCalled(Obstacle.NO_ADDRESS));
    }

    /** As behind a proxy that opens TLS, or once a certificate is over. */
    @ParameterizedTest
    @EnumSource
    void knowsThatNothingHappenedWhereTheCertificateIsNotTrusted(Way way) throws Exception {
        try (var stranger = new Stranger()) {
            assertThat(way.failure(corp, unhurried(stranger.address())))
                    .isEqualTo(new NotCalled(Obstacle.NOT_TRUSTED));
            assertThat(stranger.heard()).isZero();
        }
    }

    @Test
    void repeatsNoTokenEitherOnAConnectionThatEndsAfterItWasUsed() {
        String path = Way.A_TOKEN.path;
        corp.weCom.answers(path, "{\"errcode\":0,\"access_token\":\"one\",\"expires_in\":7200}");
        try (var tokens = new TokenFetcher(corp.weCom.settings())) {
            var asking = tokens.accessToken(CORP, new Secret("of-the-app"));
            assertThat(asking.block()).isNotNull();

            corp.weCom.answers(path, HttpExchange::close);
            assertThat(OneCorp.failureOf(asking)).isInstanceOf(OutcomeUnknown.class);
        }
        assertThat(corp.weCom.asked(path)).hasSize(2);
    }

    @Test
    void repeatsNothingOnAConnectionThatEndsAfterItWasUsed() {
        corp.weCom.answers(GET_USER, OneCorp.LI_LEI);
        assertThat(corp.ask(WHO_IS_LI_LEI)).isEqualTo("LI_LEI");

        corp.weCom.answers(GET_USER, HttpExchange::close);
        assertThat(corp.failureOf(WHO_IS_LI_LEI)).isInstanceOf(OutcomeUnknown.class);
        assertThat(corp.weCom.asked()).hasSize(2);
    }

    private static Stream<Arguments> everyWay(Disorder... disorders) {
        return Stream.of(Way.values())
                .flatMap(way ->
                        List.of(disorders).stream().map(disorder -> Arguments.of(way, disorder)));
    }

    private static Disorder body(String name, String body) {
        return new Disorder(name, "", exchange -> send(exchange, 200, body));
    }

    private static Disorder typed(String name, String contentType, String body) {
        return new Disorder(
                name,
                "",
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", contentType);
                    send(exchange, 200, body);
                });
    }

    private static Disorder status(int status) {
        return new Disorder(
                "status " + status,
                "HTTP status " + status,
                exchange -> {
                    exchange.getResponseHeaders().add("Location", "/cgi-bin/elsewhere");
                    send(exchange, status, "<html/>");
                });
    }

    private static String fourMegabytes() {
        return "{\"x\":\""
                + "y".repeat(4 << 20)
                + "\",\"errcode\":60111,"
                + "\"errmsg\":\"userid not found\"}";
    }

    private static void endInTheMiddle(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write("{\"errcode\":0,".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static void drip(HttpExchange exchange, CountDownLatch cut) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(30))
                    .until(() -> {
                        body.write(' ');
                        body.flush();
                        return false;
                    });
        } catch (Exception connectionClosed) {
            cut.countDown();
        }
    }

    private WeComClientSettings impatient() {
        return settings(corp.weCom.baseUrl(), LIMIT);
    }

    private static WeComClientSettings settings(URI base, Duration limit) {
        return new WeComClientSettings(
                base,
                Optional.empty(),
                PATIENCE,
                PATIENCE,
                limit,
                PATIENCE,
                2,
                20,
                Optional.empty());
    }

    private static WeComClientSettings unhurried(URI base) {
        return new WeComClientSettings(
                base,
                Optional.empty(),
                UNHURRIED,
                UNHURRIED,
                UNHURRIED,
                UNHURRIED,
                2,
                20,
                Optional.empty());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
