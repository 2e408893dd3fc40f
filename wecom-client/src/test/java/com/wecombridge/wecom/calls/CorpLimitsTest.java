package com.wecombridge.wecom.calls;

import static com.wecombridge.wecom.calls.OneCorp.ACME;
import static com.wecombridge.wecom.calls.OneCorp.APP;
import static com.wecombridge.wecom.calls.OneCorp.A_MESSAGE;
import static com.wecombridge.wecom.calls.OneCorp.GET_USER;
import static com.wecombridge.wecom.calls.OneCorp.LI_LEI;
import static com.wecombridge.wecom.calls.OneCorp.SEND;
import static com.wecombridge.wecom.calls.OneCorp.WHO_IS_LI_LEI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.wecom.ScriptedWeCom;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class CorpLimitsTest {
    private static final CorpId GLOBEX = new CorpId("wwglobex00000001");

    private final OneCorp corp = new OneCorp();

    @AfterEach
    void close() {
        corp.close();
    }

    @Test
    void letsOnlyAFewCallsOfOneCorpRunAtATime() {
        corp.with(corp.weCom.patientSettings());
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        corp.weCom.answers(
                GET_USER,
                exchange -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    await().pollDelay(Duration.ofMillis(40)).until(() -> true); // a slow answer
                    running.decrementAndGet();
                    ScriptedWeCom.send(exchange, 200, LI_LEI);
                });

        var answers =
                Flux.range(0, 8)
                        .flatMap(_ -> corp.call(WHO_IS_LI_LEI))
                        .collectList()
                        .block(Duration.ofSeconds(10));

        assertThat(answers).hasSize(8);
        assertThat(most).hasValue(2);
    }

    @Test
    void turnsACallAwayThatWaitedTooLongForItsTurnAndLeavesOtherCorpsAlone() {
        var release = answersOnlyOnceReleased();
        var busy = Flux.range(0, 2).flatMap(_ -> corp.call(WHO_IS_LI_LEI)).collectList().toFuture();
        await().until(() -> corp.weCom.asked().size() == 2);

        assertThat(corp.failureOf(WHO_IS_LI_LEI))
                .isEqualTo(new NotCalled(Obstacle.TOO_MANY_AT_ONCE));

        corp.weCom.answers(GET_USER, LI_LEI);
        assertThat(corp.api().callNow(ACME, GLOBEX, APP, WHO_IS_LI_LEI)).isEqualTo("LI_LEI");
        release.countDown();
        assertThat(busy.join()).hasSize(2);
    }

    @Test
    void letsAQuestionPauseThatKeepsFailingAndGoesOnWithTheOthers() {
        corp.weCom.answers(SEND, exchange -> ScriptedWeCom.send(exchange, 502, ""));
        corp.weCom.answers(GET_USER, LI_LEI);
        for (int i = 0; i < 8; i++) {
            assertThat(corp.failureOf(A_MESSAGE)).isInstanceOf(OutcomeUnknown.class);
        }

        assertThat(corp.failureOf(A_MESSAGE)).isEqualTo(new NotCalled(Obstacle.PAUSING));
        assertThat(corp.weCom.asked(SEND)).hasSize(8);
        assertThat(corp.ask(WHO_IS_LI_LEI)).isEqualTo("LI_LEI");
    }

    @Test
    void asksForOtherCorpsWhatItLetsOneCorpPauseFrom() {
        corp.weCom.answers(GET_USER, exchange -> ScriptedWeCom.send(exchange, 502, ""));
        for (int i = 0; i < 8; i++) {
            corp.failureOf(WHO_IS_LI_LEI);
        }
        corp.weCom.answers(GET_USER, LI_LEI);

        assertThat(corp.failureOf(WHO_IS_LI_LEI)).isEqualTo(new NotCalled(Obstacle.PAUSING));
        assertThat(corp.api().callNow(ACME, GLOBEX, APP, WHO_IS_LI_LEI)).isEqualTo("LI_LEI");
    }

    /** What the limits turn away is no failure of WeCom's, however often it is turned away. */
    @Test
    void doesNotPauseBecauseAllOurConnectionsAreInUse() {
        corp.with(with(corp.weCom.settings(), 1));
        var release = answersOnlyOnceReleased();
        var busy = corp.api().call(ACME, GLOBEX, APP, WHO_IS_LI_LEI).toFuture();
        await().until(() -> corp.weCom.asked().size() == 1);

        var turnedAway =
                Flux.range(0, 16)
                        .flatMap(_ ->
                                corp.call(WHO_IS_LI_LEI).onErrorResume(CorpLimitsTest::failure))
                        .collectList()
                        .block(Duration.ofSeconds(30));

        assertThat(turnedAway)
                .contains("NotCalled[obstacle=NO_FREE_CONNECTION]")
                .doesNotContain("NotCalled[obstacle=PAUSING]");
        release.countDown();
        assertThat(busy.join()).isEqualTo("LI_LEI");
        assertThat(corp.ask(WHO_IS_LI_LEI)).isEqualTo("LI_LEI");
    }

    @Test
    void doesNotPauseBecauseItsOwnLimitsTurnCallsAway() {
        var release = answersOnlyOnceReleased();
        var busy = Flux.range(0, 2).flatMap(_ -> corp.call(WHO_IS_LI_LEI)).collectList().toFuture();
        await().until(() -> corp.weCom.asked().size() == 2);

        var turnedAway =
                Flux.range(0, 16)
                        .flatMap(_ ->
                                corp.call(WHO_IS_LI_LEI).onErrorResume(CorpLimitsTest::failure))
                        .collectList()
                        .block(Duration.ofSeconds(30));

        assertThat(turnedAway).hasSize(16).containsOnly("NotCalled[obstacle=TOO_MANY_AT_ONCE]");
        release.countDown();
        assertThat(busy.join()).hasSize(2);
        assertThat(corp.ask(WHO_IS_LI_LEI)).isEqualTo("LI_LEI");
    }

    /** A closed browser, a caller's own patience, a shutdown: WeCom may be well. */
    @Test
    void doesNotPauseBecauseCallersLeaveBeforeTheAnswerComes() {
        var release = answersOnlyOnceReleased();
        for (int left = 1; left <= 12; left++) {
            int calls = left;
            var call = corp.call(WHO_IS_LI_LEI).subscribe();
            await().until(() -> corp.weCom.asked().size() == calls);
            call.dispose();
        }
        release.countDown();

        assertThat(corp.ask(WHO_IS_LI_LEI)).isEqualTo("LI_LEI");
    }

    /** After an outage of WeCom's all corps pause; a thousand of them come back over a while. */
    @Test
    void doesNotComeBackAtTheSameMomentForAllCorps() {
        int corps = 1_000;
        int seconds = 15; // from half of the usual pause to half as much again
        var comeBack = new int[seconds];
        for (int one = 0; one < corps; one++) {
            double after = Question.PAUSE_LASTS.apply(1) / 1e3;
            comeBack[(int) Math.clamp(after - 7.5, 0, seconds - 1.0)]++;
        }

        assertThat(comeBack).doesNotContain(0);
        assertThat(Arrays.stream(comeBack).max().orElseThrow())
                .isLessThanOrEqualTo(2 * corps / seconds);
    }

    @Test
    void doesNotPauseBecauseOfAnswersThatAreFacts() {
        corp.weCom.answers(GET_USER, "{\"errcode\":60111,\"errmsg\":\"userid not found\"}");

        for (int i = 0; i < 30; i++) {
            assertThat(corp.failureOf(WHO_IS_LI_LEI)).isInstanceOf(ItemRefused.class);
        }
    }

    private CountDownLatch answersOnlyOnceReleased() {
        var release = new CountDownLatch(1);
        corp.weCom.answers(
                GET_USER,
                exchange -> {
                    opened(release);
                    ScriptedWeCom.send(exchange, 200, LI_LEI);
                });
        return release;
    }

    private static Mono<String> failure(Throwable turnedAway) {
        return Mono.just(((WeComCallException) turnedAway).failure().toString());
    }

    private static WeComClientSettings with(WeComClientSettings usual, int connections) {
        return new WeComClientSettings(
                usual.apiBaseUrl(),
                usual.webBaseUrl(),
                usual.connectTimeout(),
                usual.readTimeout(),
                usual.callTimeout(),
                usual.waitForTurn(),
                usual.callsPerCorp(),
                connections,
                usual.egressProxy());
    }

    private static boolean opened(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
