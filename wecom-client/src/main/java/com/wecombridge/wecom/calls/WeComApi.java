package com.wecombridge.wecom.calls;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.wecom.tokens.TokenRejections;
import com.wecombridge.wecom.tokens.Tokens;
import com.wecombridge.wecom.tokens.Tokens.Token;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import me.chanjar.weixin.common.error.WxErrorException;
import reactor.core.publisher.Mono;

/** Calls WeCom on behalf of one app of one corp, with the token that binding told. */
public final class WeComApi implements AutoCloseable {
    private final TokenRenewal renewal;
    private final Egress egress;
    private final boolean ours;

    /** With limits of its own. */
    public WeComApi(
            WeComClientSettings settings, Tokens tokens, TokenRejections rejections, Clock clock) {
        this(tokens, rejections, clock, new Egress(settings), true);
    }

    /** Under the limits that all calls of this process share. */
    public WeComApi(Tokens tokens, TokenRejections rejections, Clock clock, Egress egress) {
        this(tokens, rejections, clock, egress, false);
    }

    private WeComApi(
            Tokens tokens, TokenRejections rejections, Clock clock, Egress egress, boolean ours) {
        this.renewal = new TokenRenewal(tokens, rejections, clock, egress.waitForToken());
        this.egress = egress;
        this.ours = ours;
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
                Mono.defer(() -> renewal.usable(caller))
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
        if (ours) {
            egress.close();
        }
    }

    private <T> Mono<T> ask(Caller caller, Token token, WxCall<T> question) {
        return egress.onCaller(() -> answer(caller, token, question));
    }

    /** The library blocks; this is the only place that knows. */
    private <T> T answer(Caller caller, Token token, WxCall<T> question) throws WxErrorException {
        var handed =
                new HandedToken(
                        caller,
                        token,
                        WeComClientSettings.withoutSlash(egress.settings().apiBaseUrl()));
        var api = new GuardedService(caller, handed, renewal, egress);
        try {
            return Objects.requireNonNull(question.on(api), "a question must have an answer");
        } catch (WeComCallException known) {
            throw known;
        } catch (RuntimeException surprise) {
            throw api.answered() ? GuardedService.notUnderstood(surprise) : surprise;
        }
    }
}
