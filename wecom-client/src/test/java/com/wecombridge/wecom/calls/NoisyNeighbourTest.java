package com.wecombridge.wecom.calls;

import static com.wecombridge.wecom.calls.OneCorp.ACME;
import static com.wecombridge.wecom.calls.OneCorp.APP;
import static com.wecombridge.wecom.calls.OneCorp.GET_USER;
import static com.wecombridge.wecom.calls.OneCorp.LI_LEI;
import static com.wecombridge.wecom.calls.OneCorp.NOW;
import static com.wecombridge.wecom.calls.OneCorp.WHO_IS_LI_LEI;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.wecom.ScriptedWeCom;
import com.wecombridge.wecom.limits.LimitSettings;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.tokens.Tokens;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** One corp keeps calling although WeCom turns it away; what matters is what the others notice. */
class NoisyNeighbourTest {
    private static final CorpId NOISY = new CorpId("wwnoisy000000001");
    private static final int OTHERS = 50;
    private static final int CALLS_OF_EACH = 10;
    private static final int NOISE = 1_000;

    private final ScriptedWeCom weCom = new ScriptedWeCom();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Egress egress =
            new Egress(weCom.patientSettings(), LimitSettings.usual(), meters);
    private final AtomicInteger noiseHeard = new AtomicInteger();
    private final WeComApi api =
            new WeComApi(
                    new TokenNamesCorp(),
                    _ -> Mono.empty(),
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    egress);

    @AfterEach
    void close() throws IOException {
        egress.close();
        weCom.close();
    }

    /** Calls that were under way when WeCom said so still end; then the corp is quiet. */
    @ParameterizedTest
    @CsvSource({"45009, 2", "-1, 20"})
    void troublesNobodyElse(int errcode, int mostNoise) {
        weCom.answers(
                GET_USER,
                exchange -> {
                    boolean noisy = exchange.getRequestURI().getQuery().contains(NOISY.value());
                    if (noisy) {
                        noiseHeard.incrementAndGet();
                    }
                    ScriptedWeCom.send(
                            exchange,
                            200,
                            noisy ? "{\"errcode\":" + errcode + ",\"errmsg\":\"no\"}" : LI_LEI);
                });
        var failed = new AtomicInteger();

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < NOISE; i++) {
                callers.execute(() -> OneCorp.failureOf(call(NOISY)));
            }
            for (int i = 0; i < OTHERS; i++) {
                var corp = new CorpId("wwquiet" + i);
                callers.execute(() -> {
                    for (int call = 0; call < CALLS_OF_EACH; call++) {
                        call(corp).doOnError(_ -> failed.incrementAndGet()).block();
                    }
                });
            }
        }

        assertThat(failed).hasValue(0);
        assertThat(answered()).isEqualTo(OTHERS * CALLS_OF_EACH);
        assertThat(noiseHeard).hasPositiveValue().hasValueLessThanOrEqualTo(mostNoise);
        assertThat(meters.get("wecom.turns.waiting").gauge().value()).isZero();
    }

    private Mono<String> call(CorpId corp) {
        return api.call(ACME, corp, APP, WHO_IS_LI_LEI);
    }

    private long answered() {
        return meters.get("wecom.calls")
                .tags("api", "user/get", "outcome", "answered")
                .timer()
                .count();
    }

    private static final class TokenNamesCorp implements Tokens {
        @Override
        public Mono<Token> current(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {
            return Mono.just(new Token(new Secret("token-of-" + corp), NOW.plusSeconds(3600)));
        }

        @Override
        public void forget(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {}
    }
}
