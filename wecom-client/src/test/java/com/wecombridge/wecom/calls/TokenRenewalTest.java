package com.wecombridge.wecom.calls;

import static com.wecombridge.wecom.calls.OneCorp.ACME;
import static com.wecombridge.wecom.calls.OneCorp.APP;
import static com.wecombridge.wecom.calls.OneCorp.CORP;
import static com.wecombridge.wecom.calls.OneCorp.GET_USER;
import static com.wecombridge.wecom.calls.OneCorp.LI_LEI;
import static com.wecombridge.wecom.calls.OneCorp.NOW;
import static com.wecombridge.wecom.calls.OneCorp.WHO_IS_LI_LEI;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.wecom.TokenRejected;
import com.wecombridge.wecom.ScriptedWeCom;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import com.wecombridge.wecom.limits.LimitSettings;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.tokens.Tokens;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.common.util.http.ResponseHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class TokenRenewalTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Tokens.Token OLD = token("token-of-yesterday", NOW.plusSeconds(3600));
    private static final Tokens.Token NEW = token("token-of-today", NOW.plusSeconds(7200));

    private final ScriptedWeCom weCom = new ScriptedWeCom();
    private final ToldTokens tokens = new ToldTokens();
    private final List<TokenRejected> told = new CopyOnWriteArrayList<>();
    private final Egress egress =
            new Egress(
                    weCom.patientSettings(),
                    new LimitSettings(1.0, 1, false, PATIENCE),
                    new SimpleMeterRegistry());
    private final WeComApi api =
            new WeComApi(
                    tokens,
                    rejected -> Mono.fromRunnable(() -> told.add(rejected)),
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    egress);

    @AfterEach
    void close() throws IOException {
        egress.close();
        weCom.close();
    }

    @Test
    void waitsForAnotherTokenAndAsksOnceMore() {
        weCom.answers(GET_USER, exchange -> onlyWith(NEW, exchange));
        tokens.comes(NEW);

        assertThat(api.callNow(ACME, CORP, APP, WHO_IS_LI_LEI)).isEqualTo("LI_LEI");
        assertThat(weCom.asked(GET_USER)).hasSize(2);
        assertThat(told).extracting(TokenRejected::fingerprint).containsExactly(nameOf(OLD));
    }

    @Test
    void tellsARefusedTokenOnceHoweverManyCallsItFailed() {
        weCom.answers(GET_USER, exchange -> onlyWith(NEW, exchange));
        tokens.comes(NEW);

        var answers =
                Flux.range(0, 200)
                        .flatMap(_ -> api.call(ACME, CORP, APP, WHO_IS_LI_LEI), 20)
                        .collectList()
                        .block(Duration.ofSeconds(20));

        assertThat(answers).hasSize(200).containsOnly("LI_LEI");
        assertThat(told).hasSize(1);
        // 2 calls of a corp are under way at a time; all others know before they ask
        assertThat(weCom.asked(GET_USER)).hasSizeBetween(201, 202);
    }

    @Test
    void failsWithWeComsWordsWhenNoOtherTokenComesInTime() {
        weCom.answers(GET_USER, exchange -> onlyWith(NEW, exchange));

        assertThat(failure()).isInstanceOf(TokenRefused.class);
        assertThat(failure()).isInstanceOf(TokenRefused.class);
        assertThat(weCom.asked(GET_USER)).hasSize(1); // nobody asks again with a refused token
        assertThat(told).hasSize(1);
    }

    @Test
    void asksNoThirdTimeAndTellsTheSecondRefusalToo() {
        weCom.answers(GET_USER, "{\"errcode\":40014,\"errmsg\":\"invalid access_token\"}");
        tokens.comes(NEW);

        assertThat(failure()).isInstanceOf(TokenRefused.class);
        assertThat(weCom.asked(GET_USER)).hasSize(2);
        assertThat(told)
                .extracting(TokenRejected::fingerprint)
                .containsExactly(nameOf(OLD), nameOf(NEW));
    }

    /** Binding tells another token each time, and WeCom refuses that one too. */
    @Test
    void sendsATenthOfTheRequestsOnceMoreAndAFew() throws IOException {
        var refused = new EndlessTokens();
        int calls = 300;
        weCom.answers(GET_USER, "{\"errcode\":40014,\"errmsg\":\"invalid access_token\"}");
        try (var still =
                new Egress(
                        weCom.settings(),
                        new LimitSettings(1.0, 1, false, PATIENCE),
                        new SimpleMeterRegistry(),
                        () -> 0)) {
            var calling = new WeComApi(refused, _ -> Mono.empty(), Clock.systemUTC(), still);
            for (int call = 0; call < calls; call++) {
                OneCorp.failureOf(calling.call(ACME, CORP, APP, WHO_IS_LI_LEI));
            }
        }

        int repeated = weCom.asked(GET_USER).size() - calls;
        assertThat(repeated).isBetween(Repeats.FEW, Repeats.FEW + calls / 8);
    }

    @Test
    void doesNotSendAStreamTwice() {
        tokens.comes(NEW);
        var sent = new AtomicInteger();
        WxCall<String> upload =
                service ->
                        service.execute(
                                new Refusing(sent),
                                weCom.baseUrl() + "/cgi-bin/media/upload",
                                InputStream.nullInputStream());

        assertThat(OneCorp.failureOf(api.call(ACME, CORP, APP, upload)))
                .isInstanceOf(TokenRefused.class);
        assertThat(sent).hasValue(1);
    }

    @Test
    void waitsForAnotherTokenWhenItsOwnHasRunOut() {
        weCom.answers(GET_USER, exchange -> onlyWith(NEW, exchange));
        tokens.current = token("token-of-last-week", NOW);
        tokens.comes(NEW);

        assertThat(api.callNow(ACME, CORP, APP, WHO_IS_LI_LEI)).isEqualTo("LI_LEI");
        assertThat(weCom.asked(GET_USER)).hasSize(2);
        assertThat(told).hasSize(1);
    }

    @Test
    void leavesItToWeComWhetherATokenHasRunOut() {
        weCom.answers(GET_USER, LI_LEI);
        tokens.current = token("token-of-last-week", NOW);

        assertThat(api.callNow(ACME, CORP, APP, WHO_IS_LI_LEI)).isEqualTo("LI_LEI");
        assertThat(told).isEmpty();
    }

    private WeComFailure failure() {
        return OneCorp.failureOf(api.call(ACME, CORP, APP, WHO_IS_LI_LEI));
    }

    private static void onlyWith(Tokens.Token token, HttpExchange exchange) throws IOException {
        boolean right = exchange.getRequestURI().getQuery().contains(token.value().reveal());
        ScriptedWeCom.send(
                exchange,
                200,
                right ? LI_LEI : "{\"errcode\":42001,\"errmsg\":\"access_token expired\"}");
    }

    private static String nameOf(Tokens.Token token) {
        return token.value().fingerprint();
    }

    private static Tokens.Token token(String value, Instant expiresAt) {
        return new Tokens.Token(new Secret(value), expiresAt);
    }

    /** Counts how often a request was sent, and has its token refused. */
    private record Refusing(AtomicInteger sent) implements RequestExecutor<String, InputStream> {
        @Override
        public String execute(String uri, InputStream data, WxType type) throws WxErrorException {
            sent.incrementAndGet();
            throw new WxErrorException(
                    WxError.builder().errorCode(42001).errorMsg("access_token expired").build());
        }

        @Override
        public void execute(
                String uri, InputStream data, ResponseHandler<String> handler, WxType type)
                throws WxErrorException {
            handler.handle(execute(uri, data, type));
        }
    }

    /** Another token for each that is refused. */
    private static final class EndlessTokens implements Tokens {
        private final AtomicInteger told = new AtomicInteger();

        @Override
        public Mono<Token> current(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {
            return Mono.fromSupplier(() -> token("token-" + told.incrementAndGet(), Instant.MAX));
        }

        @Override
        public void forget(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {}

        @Override
        public Mono<Token> replacing(TokenRejected rejected) {
            return Mono.fromSupplier(() -> token("token-" + told.incrementAndGet(), Instant.MAX));
        }
    }

    /** Tells the old token until somebody waits for the new one. */
    private static final class ToldTokens implements Tokens {
        private final Sinks.One<Token> next = Sinks.one();
        private volatile Token current = OLD;

        void comes(Token token) {
            next.tryEmitValue(token);
        }

        @Override
        public Mono<Token> current(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {
            return Mono.fromSupplier(() -> current);
        }

        @Override
        public void forget(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {}

        @Override
        public Mono<Token> replacing(TokenRejected rejected) {
            return next.asMono()
                    .filter(token -> !nameOf(token).equals(rejected.fingerprint()))
                    .switchIfEmpty(Mono.never())
                    .doOnNext(token -> current = token);
        }
    }
}
