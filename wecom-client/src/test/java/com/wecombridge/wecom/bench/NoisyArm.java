package com.wecombridge.wecom.bench;

import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.wecom.calls.WeComApi;
import com.wecombridge.wecom.calls.WeComCallException;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.tokens.Tokens;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import reactor.core.publisher.Mono;

/** One arm: 99 corps with about one call a second each, one with a hundred, and what came of it. */
final class NoisyArm {
    private static final TenantId ACME = new TenantId("acme");
    private static final AppId APP = new AppId("1000002");
    private static final CorpId NOISY = new CorpId("wwnoisy000000001");
    private static final int OTHERS = 99;

    /** The times of the others' calls in nanoseconds. */
    private final long[] sorted;

    private final long failed;
    private final long noiseHeard;

    private NoisyArm(ConstantRate others, long noiseHeard) {
        this.sorted = others.times();
        this.failed = others.failed();
        this.noiseHeard = noiseHeard;
        Arrays.sort(sorted);
    }

    static NoisyArm run(NoisyNeighbourBenchmark.Noise noise, Duration length, Duration answer)
            throws IOException {
        var others = new ConstantRate();
        try (var weCom = new SlowWeCom(answer, NOISY, noise.errcode);
                var api =
                        new WeComApi(
                                weCom.settings(),
                                new TokenNamesCorp(),
                                _ -> Mono.empty(),
                                Clock.systemUTC())) {
            try (var callers = Executors.newVirtualThreadPerTaskExecutor();
                    var beside = Executors.newVirtualThreadPerTaskExecutor()) {
                beside.execute(() -> makeNoise(api, length, callers));
                others.call(
                        length,
                        callers,
                        number -> asked(api, new CorpId("wwquiet" + number % OTHERS)));
            }
            return new NoisyArm(others, weCom.askedByNoisy());
        }
    }

    /** The time within which this part of the others' calls were answered. */
    double millis(double part) {
        int rank = (int) Math.ceil(part * sorted.length) - 1;
        return sorted[rank] / 1e6;
    }

    /** Calls of the others that came to nothing. */
    long failed() {
        return failed;
    }

    /** Requests of the noisy corp that reached WeCom. */
    long noiseHeard() {
        return noiseHeard;
    }

    @Override
    public String toString() {
        return "%d calls, p50 %.1f ms, p99 %.1f ms, longest %.1f ms, %d failed, %d of noise heard"
                .formatted(sorted.length, millis(0.5), millis(0.99), millis(1), failed, noiseHeard);
    }

    private static void makeNoise(WeComApi api, Duration length, ExecutorService callers) {
        new ConstantRate().call(length, callers, _ -> asked(api, NOISY));
    }

    private static boolean asked(WeComApi api, CorpId corp) {
        try {
            api.callNow(ACME, corp, APP, weCom -> weCom.getUserService().getById("LI_LEI"));
            return true;
        } catch (WeComCallException turnedAway) {
            return false;
        }
    }

    private static final class TokenNamesCorp implements Tokens {
        @Override
        public Mono<Token> current(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {
            return Mono.just(new Token(new Secret("token-of-" + corp.value()), Instant.MAX));
        }

        @Override
        public void forget(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {}
    }
}
