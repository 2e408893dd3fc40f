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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class CorpLimitsTest {
    private final OneCorp corp = new OneCorp();

    @AfterEach
    void close() {
        corp.close();
    }

    @Test
    void letsOnlyAFewCallsOfOneCorpRunAtATime() {
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
        var release = new CountDownLatch(1);
        corp.weCom.answers(
                GET_USER,
                exchange -> {
                    opened(release);
                    ScriptedWeCom.send(exchange, 200, LI_LEI);
                });
        var busy = Flux.range(0, 2).flatMap(_ -> corp.call(WHO_IS_LI_LEI)).collectList().toFuture();
        await().until(() -> corp.weCom.asked().size() == 2);

        assertThat(corp.failureOf(WHO_IS_LI_LEI))
                .isEqualTo(new NotCalled(Obstacle.TOO_MANY_AT_ONCE));

        corp.weCom.answers(GET_USER, LI_LEI);
        var globex = new CorpId("wwglobex00000001");
        assertThat(corp.api().callNow(ACME, globex, APP, WHO_IS_LI_LEI)).isEqualTo("LI_LEI");
        release.countDown();
        assertThat(busy.join()).hasSize(2);
    }

    @Test
    void letsAQuestionRestThatKeepsFailingAndGoesOnWithTheOthers() {
        corp.weCom.answers(SEND, exchange -> ScriptedWeCom.send(exchange, 502, ""));
        corp.weCom.answers(GET_USER, LI_LEI);
        for (int i = 0; i < 8; i++) {
            assertThat(corp.failureOf(A_MESSAGE)).isInstanceOf(OutcomeUnknown.class);
        }

        assertThat(corp.failureOf(A_MESSAGE)).isEqualTo(new NotCalled(Obstacle.RESTING));
        assertThat(corp.weCom.asked(SEND)).hasSize(8);
        assertThat(corp.ask(WHO_IS_LI_LEI)).isEqualTo("LI_LEI");
    }

    @Test
    void doesNotRestBecauseOfAnswersThatAreFacts() {
        corp.weCom.answers(GET_USER, "{\"errcode\":60111,\"errmsg\":\"userid not found\"}");

        for (int i = 0; i < 30; i++) {
            assertThat(corp.failureOf(WHO_IS_LI_LEI)).isInstanceOf(ItemRefused.class);
        }
    }

    private static boolean opened(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
