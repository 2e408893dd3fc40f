package com.wecombridge.wecom.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpExchange;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.wecom.TokenRejected;
import com.wecombridge.wecom.ScriptedWeCom;
import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import com.wecombridge.wecom.secrets.Secret;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.reactive.TransactionContextManager;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class WeComApiTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final CorpId CORP = new CorpId("wwacme0000000001");
    private static final AppId APP = new AppId("1000002");
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final Secret TOKEN = new Secret("token-one-of-acme");
    private static final String GET_USER = "/cgi-bin/user/get";
    private static final String SEND = "/cgi-bin/message/send";
    private static final String LI_LEI = "{\"errcode\":0,\"errmsg\":\"ok\",\"userid\":\"LI_LEI\"}";

    private static final WxCall<String> WHO_IS_LI_LEI =
            api -> api.getUserService().getById("LI_LEI").getUserId();

    private final ScriptedWeCom weCom = new ScriptedWeCom();
    private final KnownTokens tokens = new KnownTokens();
    private final List<TokenRejected> told = new ArrayList<>();
    private WeComApi api = api(weCom.settings());

    @AfterEach
    void close() throws IOException {
        api.close();
        weCom.close();
    }

    @Test
    void asksWithTheTokenThatBindingTold() {
        weCom.answers(GET_USER, LI_LEI);

        assertThat(ask(WHO_IS_LI_LEI)).isEqualTo("LI_LEI");
        assertThat(weCom.asked()).hasSize(1);
        assertThat(weCom.asked().getFirst().query())
                .contains("userid=LI_LEI")
                .contains("access_token=token-one-of-acme");
    }

    @Test
    void asksWithoutBlockingTheSubscriber() {
        weCom.answers(GET_USER, LI_LEI);

        var thread =
                api.call(
                                ACME,
                                CORP,
                                APP,
                                service -> {
                                    service.getUserService().getById("LI_LEI");
                                    return Thread.currentThread().isVirtual();
                                })
                        .block(Duration.ofSeconds(5));

        assertThat(thread).isTrue();
    }

    @Test
    void sendsAMessageInTheNameOfTheApp() {
        weCom.answers(
                SEND,
                "{\"errcode\":0,\"errmsg\":\"ok\",\"invaliduser\":\"li_lei\",\"msgid\":\"m1\"}");

        var result =
                ask(service ->
                        service.getMessageService()
                                .send(
                                        WxCpMessage.TEXT()
                                                .toUser("LI_LEI")
                                                .content("有新的待办")
                                                .build()));

        assertThat(result.getMsgId()).isEqualTo("m1");
        assertThat(result.getInvalidUser()).isEqualTo("li_lei");
        assertThat(weCom.asked().getFirst().body())
                .contains("\"agentid\":1000002")
                .contains("有新的待办");
    }

    @Test
    void doesNotCallWithoutAToken() {
        tokens.current = Optional.empty();

        assertThat(failureOf(WHO_IS_LI_LEI)).isEqualTo(new NotCalled(Obstacle.NO_TOKEN));
        assertThat(weCom.asked()).isEmpty();
    }

    @Test
    void doesNotCallWithATokenThatRanOut() {
        tokens.current = Optional.of(new Tokens.Token(TOKEN, NOW));

        assertThat(failureOf(WHO_IS_LI_LEI)).isEqualTo(new NotCalled(Obstacle.TOKEN_EXPIRED));
    }

    @ParameterizedTest
    @ValueSource(ints = {40001, 40014, 42001})
    void tellsARefusedTokenOnceAndNeverFetchesOne(int errcode) {
        weCom.answers(
                GET_USER, "{\"errcode\":" + errcode + ",\"errmsg\":\"invalid access_token\"}");

        var failure = failureOf(WHO_IS_LI_LEI);

        assertThat(failure).isEqualTo(new TokenRefused(errcode, "invalid access_token"));
        assertThat(failure.worthRetrying()).isTrue();
        assertThat(weCom.asked()).hasSize(1);
        assertThat(tokens.forgotten).isEqualTo(1);
        assertThat(told)
                .containsExactly(
                        new TokenRejected(
                                ACME,
                                CORP,
                                APP,
                                TokenKind.ACCESS_TOKEN,
                                TOKEN.fingerprint(),
                                errcode,
                                NOW,
                                NOW.toEpochMilli()));
    }

    @Test
    void failsTheSameWayWhenTheRefusalCannotBeTold() throws IOException {
        api.close();
        api =
                new WeComApi(
                        weCom.settings(),
                        tokens,
                        _ -> Mono.error(new IllegalStateException("database is down")),
                        Clock.fixed(NOW, ZoneOffset.UTC));
        weCom.answers(GET_USER, "{\"errcode\":42001,\"errmsg\":\"access_token expired\"}");

        assertThat(failureOf(WHO_IS_LI_LEI)).isInstanceOf(TokenRefused.class);
    }

    @Test
    void neitherSleepsNorRepeatsWhenWeComIsBusy() {
        weCom.answers(GET_USER, "{\"errcode\":-1,\"errmsg\":\"system busy\"}");
        long before = System.nanoTime();

        assertThat(failureOf(WHO_IS_LI_LEI)).isEqualTo(new Busy(-1, "system busy"));
        assertThat(weCom.asked()).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void keepsWeComsOwnNumberAndWords() {
        String words = "userid not found, hint: [172621440000000000000001], from ip: 203.0.113.9";
        weCom.answers(GET_USER, "{\"errcode\":60111,\"errmsg\":\"" + words + "\"}");

        assertThat(failureOf(WHO_IS_LI_LEI)).isEqualTo(new ItemRefused(60111, words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>502 Bad Gateway</html>", "{\"errcode\":", "null", "[]", "ok", ""})
    void doesNotKnowTheOutcomeWhenTheAnswerIsNotWeComs(String body) {
        weCom.answers(SEND, body);

        assertThat(failureOf(aMessage())).isInstanceOf(OutcomeUnknown.class);
        assertThat(weCom.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 500, 502, 503})
    void doesNotKnowTheOutcomeOfAnotherStatus(int status) {
        weCom.answers(SEND, exchange -> ScriptedWeCom.send(exchange, status, "<html/>"));

        assertThat(failureOf(aMessage())).isEqualTo(new OutcomeUnknown("HTTP status " + status));
    }

    @Test
    void doesNotKnowTheOutcomeWhenTheConnectionIsCut() {
        weCom.answers(SEND, exchange -> exchange.close());

        var failure = failureOf(aMessage());

        assertThat(failure).isInstanceOf(OutcomeUnknown.class);
        assertThat(failure.worthRetrying()).isFalse();
        assertThat(weCom.asked()).hasSize(1);
    }

    @Test
    void doesNotKnowTheOutcomeWhenTheAnswerIsNotUnderstood() {
        weCom.answers(GET_USER, "{\"errcode\":0,\"department\":\"not a list\"}");

        assertThat(failureOf(WHO_IS_LI_LEI))
                .isEqualTo(new OutcomeUnknown("WeCom's answer was not understood"));
    }

    @Test
    void knowsThatNothingHappenedWhenItCannotConnect() throws IOException {
        var gone = weCom.settings();
        weCom.close();
        api.close();
        api = api(gone);

        assertThat(failureOf(WHO_IS_LI_LEI)).isEqualTo(new NotCalled(Obstacle.NO_CONNECTION));
    }

    @Test
    void endsACallThatDripsOnWithoutEnd() throws IOException {
        api.close();
        api = api(weCom.settings(Duration.ofMillis(600)));
        var cut = new CountDownLatch(1);
        weCom.answers(SEND, exchange -> drip(exchange, cut));

        assertThat(failureOf(aMessage())).isInstanceOf(OutcomeUnknown.class);
        assertThat(awaits(cut)).isTrue();
        weCom.answers(GET_USER, LI_LEI);
        assertThat(ask(WHO_IS_LI_LEI)).isEqualTo("LI_LEI");
    }

    @Test
    void letsOnlyAFewCallsOfOneCorpRunAtATime() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        weCom.answers(
                GET_USER,
                exchange -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Awaitility.await()
                            .pollDelay(Duration.ofMillis(40))
                            .until(() -> true); // a slow answer
                    running.decrementAndGet();
                    ScriptedWeCom.send(exchange, 200, LI_LEI);
                });

        var answers =
                Flux.range(0, 8)
                        .flatMap(_ -> api.call(ACME, CORP, APP, WHO_IS_LI_LEI))
                        .collectList()
                        .block(Duration.ofSeconds(10));

        assertThat(answers).hasSize(8);
        assertThat(most).hasValue(2);
    }

    @Test
    void turnsACallAwayThatWaitedTooLongForItsTurnAndLeavesOtherCorpsAlone() {
        var release = new CountDownLatch(1);
        weCom.answers(
                GET_USER,
                exchange -> {
                    awaits(release);
                    ScriptedWeCom.send(exchange, 200, LI_LEI);
                });
        var busy =
                Flux.range(0, 2)
                        .flatMap(_ -> api.call(ACME, CORP, APP, WHO_IS_LI_LEI))
                        .collectList()
                        .toFuture();
        Awaitility.await().until(() -> weCom.asked().size() == 2);

        assertThat(failureOf(WHO_IS_LI_LEI)).isEqualTo(new NotCalled(Obstacle.TOO_MANY_AT_ONCE));

        weCom.answers(GET_USER, LI_LEI);
        assertThat(api.callNow(ACME, new CorpId("wwglobex00000001"), APP, WHO_IS_LI_LEI))
                .isEqualTo("LI_LEI");
        release.countDown();
        assertThat(busy.join()).hasSize(2);
    }

    @Test
    void letsAQuestionRestThatKeepsFailingAndGoesOnWithTheOthers() {
        weCom.answers(SEND, exchange -> ScriptedWeCom.send(exchange, 502, ""));
        weCom.answers(GET_USER, LI_LEI);
        for (int i = 0; i < 8; i++) {
            assertThat(failureOf(aMessage())).isInstanceOf(OutcomeUnknown.class);
        }

        assertThat(failureOf(aMessage())).isEqualTo(new NotCalled(Obstacle.RESTING));
        assertThat(weCom.asked(SEND)).hasSize(8);
        assertThat(ask(WHO_IS_LI_LEI)).isEqualTo("LI_LEI");
    }

    @Test
    void doesNotRestBecauseOfAnswersThatAreFacts() {
        weCom.answers(GET_USER, "{\"errcode\":60111,\"errmsg\":\"userid not found\"}");

        for (int i = 0; i < 30; i++) {
            assertThat(failureOf(WHO_IS_LI_LEI)).isInstanceOf(ItemRefused.class);
        }
    }

    @Test
    void refusesToWaitForWeComInsideATransaction() {
        var inside =
                TransactionSynchronizationManager.forCurrentTransaction()
                        .doOnNext(manager -> manager.setActualTransactionActive(true))
                        .then(api.call(ACME, CORP, APP, WHO_IS_LI_LEI))
                        .contextWrite(TransactionContextManager.getOrCreateContext())
                        .contextWrite(TransactionContextManager.getOrCreateContextHolder());

        assertThatIllegalStateException()
                .isThrownBy(inside::block)
                .withMessageContaining("never called inside a database transaction");
        assertThat(weCom.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "token", "corp ticket", "app ticket", "robot"})
    void lendsNoWayAroundTheTokensThatBindingTold(String way) {
        WxCall<String> around =
                service ->
                        switch (way) {
                            case "secret" -> service.getWxCpConfigStorage().getCorpSecret();
                            case "token" -> {
                                service.getWxCpConfigStorage().expireAccessToken();
                                throw new UnsupportedOperationException(
                                        service.getAccessToken(true));
                            }
                            case "corp ticket" -> service.getJsapiTicket();
                            case "app ticket" -> service.getAgentJsapiTicket(true);
                            default -> service.postWithoutToken(weCom.baseUrl() + "/x", "{}");
                        };

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ask(around));
        assertThat(weCom.asked()).isEmpty();
    }

    private static WxCall<String> aMessage() {
        return service ->
                service.getMessageService()
                        .send(WxCpMessage.TEXT().toUser("LI_LEI").content("hello").build())
                        .getMsgId();
    }

    private <T> T ask(WxCall<T> question) {
        return api.callNow(ACME, CORP, APP, question);
    }

    private WeComFailure failureOf(WxCall<String> question) {
        try {
            throw new AssertionError("answered with " + ask(question));
        } catch (WeComCallException failed) {
            return failed.failure();
        }
    }

    private WeComApi api(WeComClientSettings settings) {
        return new WeComApi(
                settings,
                tokens,
                rejected -> Mono.fromRunnable(() -> told.add(rejected)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static void drip(HttpExchange exchange, CountDownLatch cut) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        body.write(' ');
                        body.flush();
                        return false;
                    });
        } catch (Exception connectionClosed) {
            cut.countDown();
        }
    }

    private static boolean awaits(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static final class KnownTokens implements Tokens {
        private Optional<Token> current =
                Optional.of(new Token(TOKEN, NOW.plus(Duration.ofHours(1))));
        private int forgotten;

        @Override
        public Mono<Token> current(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {
            return Mono.justOrEmpty(current);
        }

        @Override
        public void forget(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {
            forgotten++;
        }
    }
}
