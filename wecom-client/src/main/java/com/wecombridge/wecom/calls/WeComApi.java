package com.wecombridge.wecom.calls;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.wecom.TokenRejected;
import com.wecombridge.wecom.calls.Tokens.Token;
import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import me.chanjar.weixin.common.error.WxErrorException;
import org.apache.http.impl.client.CloseableHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Calls WeCom on behalf of one app of one corp, with the token that binding told. */
public final class WeComApi implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WeComApi.class);
    private static final Duration LIMITS_KEPT = Duration.ofHours(1);

    private final WeComClientSettings settings;
    private final Tokens tokens;
    private final TokenRejections rejections;
    private final Clock clock;
    private final CloseableHttpClient client;
    private final ExecutorService threads;
    private final Scheduler callers;
    private final Cache<CorpId, CorpLimits> limits;

    public WeComApi(
            WeComClientSettings settings, Tokens tokens, TokenRejections rejections, Clock clock) {
        this.settings = settings;
        this.tokens = tokens;
        this.rejections = rejections;
        this.clock = clock;
        this.client = Connections.pooled(settings);
        this.threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("wecom-call-", 0).factory());
        this.callers = Schedulers.fromExecutorService(threads);
        this.limits = Caffeine.newBuilder().expireAfterAccess(LIMITS_KEPT).build();
    }

    /**
     * Asks, without blocking the subscriber's thread; never empty.
     *
     * @return an error of {@link WeComCallException} when it came to nothing, and of {@link
     *     IllegalStateException} inside a database transaction, which must not wait for WeCom
     */
    public <T> Mono<T> call(TenantId tenant, CorpId corp, AppId app, WxCall<T> question) {
        var caller = new Caller(tenant, corp, app);
        return OutsideTransactions.only(
                Mono.defer(() -> usableToken(caller))
                        .flatMap(token -> ask(caller, token, question)));
    }

    /**
     * Asks and waits; for workers on virtual threads.
     *
     * @throws WeComCallException when it came to nothing
     */
    public <T> T callNow(TenantId tenant, CorpId corp, AppId app, WxCall<T> question) {
        return Objects.requireNonNull(call(tenant, corp, app, question).block());
    }

    @Override
    public void close() throws IOException {
        callers.dispose();
        threads.shutdownNow();
        client.close();
    }

    private record Caller(TenantId tenant, CorpId corp, AppId app) {}

    private Mono<Token> usableToken(Caller caller) {
        return tokens.current(caller.tenant(), caller.corp(), caller.app(), TokenKind.ACCESS_TOKEN)
                .switchIfEmpty(Mono.error(() -> notCalled(Obstacle.NO_TOKEN)))
                .filter(token -> clock.instant().isBefore(token.expiresAt()))
                .switchIfEmpty(Mono.error(() -> notCalled(Obstacle.TOKEN_EXPIRED)));
    }

    private <T> Mono<T> ask(Caller caller, Token token, WxCall<T> question) {
        return Mono.fromCallable(() -> answer(caller, token, question))
                .subscribeOn(callers)
                .onErrorResume(
                        WeComCallException.class,
                        failed -> tellIfRefused(caller, token, failed).then(Mono.error(failed)));
    }

    /** The library blocks; this is the only place that knows. */
    private <T> T answer(Caller caller, Token token, WxCall<T> question) throws WxErrorException {
        var handed =
                new HandedToken(
                        caller.corp(),
                        caller.app(),
                        token,
                        WeComClientSettings.withoutSlash(settings.apiBaseUrl()));
        var api = new GuardedService(handed, limitsOf(caller.corp()), client);
        try {
            return Objects.requireNonNull(question.on(api), "a question must have an answer");
        } catch (WeComCallException known) {
            throw known;
        } catch (RuntimeException surprise) {
            throw api.answered() ? GuardedService.notUnderstood(surprise) : surprise;
        }
    }

    private CorpLimits limitsOf(CorpId corp) {
        return limits.get(corp, key -> new CorpLimits(key.value(), settings, threads));
    }

    private Mono<Void> tellIfRefused(Caller caller, Token token, WeComCallException failed) {
        if (!(failed.failure() instanceof TokenRefused(int errcode, _))) {
            return Mono.empty();
        }
        tokens.forget(caller.tenant(), caller.corp(), caller.app(), TokenKind.ACCESS_TOKEN);
        Instant now = clock.instant();
        var rejected =
                new TokenRejected(
                        caller.tenant(),
                        caller.corp(),
                        caller.app(),
                        TokenKind.ACCESS_TOKEN,
                        token.value().fingerprint(),
                        errcode,
                        now,
                        now.toEpochMilli());
        return rejections
                .tell(rejected)
                .onErrorResume(untold -> {
                    LOG.warn("A refused token of corp {} could not be told", caller.corp(), untold);
                    return Mono.empty();
                });
    }

    private static WeComCallException notCalled(Obstacle obstacle) {
        return new WeComCallException(new NotCalled(obstacle));
    }
}
