package com.wecombridge.wecom.calls;

import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.wecom.TokenRejected;
import com.wecombridge.wecom.ScriptedWeCom;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.tokens.TokenRejections;
import com.wecombridge.wecom.tokens.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import reactor.core.publisher.Mono;

/** One app of one corp, a WeCom that answers as told, and the way between them. */
final class OneCorp implements AutoCloseable {
    static final TenantId ACME = new TenantId("acme");
    static final CorpId CORP = new CorpId("wwacme0000000001");
    static final AppId APP = new AppId("1000002");
    static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    static final Secret TOKEN = new Secret("token-one-of-acme");
    static final String GET_USER = "/cgi-bin/user/get";
    static final String SEND = "/cgi-bin/message/send";
    static final String LI_LEI = "{\"errcode\":0,\"errmsg\":\"ok\",\"userid\":\"LI_LEI\"}";

    static final WxCall<String> WHO_IS_LI_LEI =
            api -> api.getUserService().getById("LI_LEI").getUserId();

    static final WxCall<String> A_MESSAGE =
            api ->
                    api.getMessageService()
                            .send(WxCpMessage.TEXT().toUser("LI_LEI").content("hello").build())
                            .getMsgId();

    final ScriptedWeCom weCom = new ScriptedWeCom();
    final KnownTokens tokens = new KnownTokens();
    final List<TokenRejected> told = new CopyOnWriteArrayList<>();
    private TokenRejections rejections = rejected -> Mono.fromRunnable(() -> told.add(rejected));
    private WeComApi api = api(weCom.settings());

    /** Goes on with other settings. */
    void with(WeComClientSettings settings) {
        close(api);
        api = api(settings);
    }

    /** Goes on with nobody to tell. */
    void with(TokenRejections others) {
        rejections = others;
        with(weCom.settings());
    }

    WeComApi api() {
        return api;
    }

    <T> T ask(WxCall<T> question) {
        return api.callNow(ACME, CORP, APP, question);
    }

    <T> Mono<T> call(WxCall<T> question) {
        return api.call(ACME, CORP, APP, question);
    }

    WeComFailure failureOf(WxCall<?> question) {
        return failureOf(call(question));
    }

    static WeComFailure failureOf(Mono<?> call) {
        try {
            throw new AssertionError("answered with " + call.block(Duration.ofSeconds(10)));
        } catch (WeComCallException failed) {
            return failed.failure();
        }
    }

    @Override
    public void close() {
        close(api);
        weCom.close();
    }

    private WeComApi api(WeComClientSettings settings) {
        return new WeComApi(settings, tokens, rejections, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static void close(WeComApi api) {
        try {
            api.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The token that binding told, unless a test says otherwise. */
    static final class KnownTokens implements Tokens {
        Optional<Token> current = Optional.of(new Token(TOKEN, NOW.plus(Duration.ofHours(1))));
        int forgotten;

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
