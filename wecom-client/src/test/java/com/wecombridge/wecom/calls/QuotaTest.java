package com.wecombridge.wecom.calls;

import static com.wecombridge.wecom.calls.OneCorp.ACME;
import static com.wecombridge.wecom.calls.OneCorp.APP;
import static com.wecombridge.wecom.calls.OneCorp.CORP;
import static com.wecombridge.wecom.calls.OneCorp.GET_USER;
import static com.wecombridge.wecom.calls.OneCorp.LI_LEI;
import static com.wecombridge.wecom.calls.OneCorp.NOW;
import static com.wecombridge.wecom.calls.OneCorp.SEND;
import static com.wecombridge.wecom.calls.OneCorp.WHO_IS_LI_LEI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.wecom.ScriptedWeCom;
import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.limits.LimitSettings;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class QuotaTest {
    private static final CorpId GLOBEX = new CorpId("wwglobex00000001");
    private static final String TOO_OFTEN =
            "{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}";
    private static final String TOO_MANY = "{\"errcode\":45033,\"errmsg\":\"concurrency limit\"}";

    private final ScriptedWeCom weCom = new ScriptedWeCom();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private final Egress egress = egress(LimitSettings.usual());
    private final WeComApi api = api(egress);

    @AfterEach
    void close() throws IOException {
        egress.close();
        weCom.close();
    }

    @Test
    void leavesAQuestionAloneForAMinuteOnceWeComSaysThatItWasAskedTooOften() {
        weCom.answers(GET_USER, TOO_OFTEN);
        assertThat(failureOf(CORP)).isEqualTo(new Busy(45009, "api freq out of limit"));
        weCom.answers(GET_USER, LI_LEI);

        assertThat(failureOf(CORP)).isEqualTo(new NotCalled(Obstacle.OUT_OF_QUOTA));
        assertThat(new NotCalled(Obstacle.OUT_OF_QUOTA).worthRetrying()).isTrue();
        assertThat(gauge("wecom.questions.resting")).isEqualTo(1);
        assertThat(weCom.asked(GET_USER)).hasSize(1);

        pass(Duration.ofMinutes(1));
        assertThat(ask(CORP)).isEqualTo("LI_LEI");
        assertThat(gauge("wecom.questions.resting")).isZero();
    }

    @Test
    void leavesItAloneForAnHourWhenAMinuteWasNotEnough() {
        weCom.answers(GET_USER, TOO_OFTEN);
        failureOf(CORP);
        pass(Duration.ofMinutes(1));
        assertThat(failureOf(CORP)).isInstanceOf(Busy.class);

        pass(Duration.ofMinutes(59));
        assertThat(failureOf(CORP)).isInstanceOf(NotCalled.class);
        pass(Duration.ofMinutes(1));
        assertThat(failureOf(CORP)).isInstanceOf(Busy.class);
        assertThat(weCom.asked(GET_USER)).hasSize(3);
    }

    @Test
    void restsNeitherOtherQuestionsNorOtherCorps() {
        weCom.answers(GET_USER, TOO_OFTEN).answers(SEND, "{\"errcode\":0,\"msgid\":\"m1\"}");
        failureOf(CORP);
        weCom.answers(GET_USER, LI_LEI);

        assertThat(ask(GLOBEX)).isEqualTo("LI_LEI");
        assertThat(api.callNow(ACME, CORP, APP, OneCorp.A_MESSAGE)).isEqualTo("m1");
    }

    @Test
    void callsFewerAtATimeOnceWeComSaysTooManyAndMoreAgainAfterAQuietMinute() {
        weCom.answers(GET_USER, TOO_MANY);
        assertThat(failureOf(CORP)).isInstanceOf(Busy.class);
        weCom.answers(GET_USER, LI_LEI);

        assertThat(egress.limitsOf(CORP.value()).slots()).isEqualTo(1);
        assertThat(egress.limitsOf(GLOBEX.value()).slots()).isEqualTo(2);
        assertThat(ask(CORP)).isEqualTo("LI_LEI");

        pass(Duration.ofMinutes(1));
        assertThat(ask(CORP)).isEqualTo("LI_LEI");
        assertThat(egress.limitsOf(CORP.value()).slots()).isEqualTo(2);
    }

    @Test
    void turnsACallAwayWhenTheAddressHasNoTurnInTime() throws IOException {
        try (var poor = egress(new LimitSettings(0.001, 2, false, Duration.ofSeconds(1)))) {
            weCom.answers(GET_USER, LI_LEI);
            var calls = api(poor);
            assertThat(calls.callNow(ACME, CORP, APP, WHO_IS_LI_LEI)).isEqualTo("LI_LEI");

            // 20,000 a minute for all: 10 for us, one of them at once
            assertThat(OneCorp.failureOf(calls.call(ACME, GLOBEX, APP, WHO_IS_LI_LEI)))
                    .isEqualTo(new NotCalled(Obstacle.OUT_OF_QUOTA));
            assertThat(weCom.asked(GET_USER)).hasSize(1);
        }
    }

    /** Turns of the address belong to all corps. */
    @Test
    void takesNoTurnOfTheAddressForCallsOfAQuestionThatPauses() throws IOException {
        try (var poor = egress(new LimitSettings(0.05, 1, false, Duration.ofSeconds(1)))) {
            weCom.answers(GET_USER, exchange -> ScriptedWeCom.send(exchange, 502, ""));
            var call = api(poor).call(ACME, CORP, APP, WHO_IS_LI_LEI);
            for (int sent = 0; sent < 8; sent++) {
                OneCorp.failureOf(call);
            }

            for (int refused = 0; refused < 40; refused++) {
                assertThat(OneCorp.failureOf(call)).isEqualTo(new NotCalled(Obstacle.PAUSING));
            }

            // 20,000 a minute for all: 1,000 for us, 100 of them at once
            assertThat(gauge("wecom.turns.left")).isGreaterThanOrEqualTo(100 - 8);
            assertThat(weCom.asked(GET_USER)).hasSize(8);
        }
    }

    @Test
    void isSeenByApiAndOutcomeAndNeverByCorp() {
        weCom.answers(GET_USER, LI_LEI);
        ask(CORP);
        ask(GLOBEX);
        weCom.answers(GET_USER, "{\"errcode\":60111,\"errmsg\":\"userid not found\"}");
        failureOf(CORP);

        assertThat(
                        meters.get("wecom.calls")
                                .tags("api", "user/get", "outcome", "answered")
                                .timer()
                                .count())
                .isEqualTo(2);
        assertThat(
                        meters.get("wecom.calls")
                                .tags("api", "user/get", "outcome", "item-refused")
                                .timer()
                                .count())
                .isEqualTo(1);
        assertThat(gauge("wecom.turns.left")).isPositive();
        assertThat(meters.getMeters())
                .flatExtracting(meter -> meter.getId().getTags())
                .extracting(Tag::getValue)
                .doesNotContain(CORP.value(), GLOBEX.value());
        assertThat(meters.getMeters())
                .extracting(Meter::getId)
                .extracting(Meter.Id::getName)
                .contains("wecom.turns.wait", "wecom.turns.waiting", "wecom.questions.pausing");
    }

    @Test
    void forgetsACorpThatWasQuietForLong() {
        weCom.answers(GET_USER, LI_LEI);
        ask(CORP);
        assertThat(gauge("wecom.corps.remembered")).isEqualTo(1);

        pass(Duration.ofHours(2));
        ask(GLOBEX);

        await().untilAsserted(() -> {
            egress.tidy();
            assertThat(gauge("wecom.corps.remembered")).isEqualTo(1);
        });
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private String ask(CorpId corp) {
        return api.callNow(ACME, corp, APP, WHO_IS_LI_LEI);
    }

    private WeComFailure failureOf(CorpId corp) {
        return OneCorp.failureOf(api.call(ACME, corp, APP, WHO_IS_LI_LEI));
    }

    private Egress egress(LimitSettings limits) {
        return new Egress(weCom.settings(), limits, meters, nanos::get);
    }

    private static WeComApi api(Egress egress) {
        return new WeComApi(
                new OneCorp.KnownTokens(),
                _ -> Mono.empty(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                egress);
    }
}
