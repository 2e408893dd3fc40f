package com.wecombridge.wecom.calls;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.wecom.ScriptedWeCom;
import com.wecombridge.wecom.access.SuiteApi;
import com.wecombridge.wecom.access.TokenFetcher;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.tokens.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Everything the module does, well and badly, with every logger at its most talkative. */
class NoTokenInLogsTest {
    private static final Secret CANARY = new Secret("canary-that-must-not-be-seen");
    private static final TenantId ACME = new TenantId("acme");
    private static final CorpId CORP = new CorpId("wwacme0000000001");

    private final ScriptedWeCom weCom = new ScriptedWeCom();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private Level usual = root.getLevel();

    @BeforeEach
    void listen() {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%level %logger %message%n%throwable");
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(log);
        appender.start();
        usual = root.getLevel();
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender);
        root.addAppender(appender);
        root.setLevel(Level.TRACE);
        context.getLogger("me.chanjar.weixin").setLevel(Level.TRACE);
        context.getLogger("org.apache.http").setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        root.setLevel(usual);
        root.detachAppender(appender);
        others.forEach(root::addAppender);
        weCom.close();
    }

    static List<ScriptedWeCom.Answer> answers() {
        return List.of(
                exchange -> ScriptedWeCom.send(exchange, 200, "{\"errcode\":-1,\"errmsg\":\"x\"}"),
                exchange -> ScriptedWeCom.send(exchange, 200, "{\"errcode\":0,\"errmsg\":\"ok\"}"),
                exchange -> ScriptedWeCom.send(exchange, 200, "<html>busy</html>"),
                exchange -> ScriptedWeCom.send(exchange, 502, "<html>busy</html>"),
                exchange -> exchange.close(),
                // last, because nobody asks again with a token that was refused
                exchange ->
                        ScriptedWeCom.send(exchange, 200, "{\"errcode\":40014,\"errmsg\":\"x\"}"));
    }

    @Test
    void writesNoTokenWhateverWeComAnswers() throws IOException {
        try (var api = api(weCom.settings());
                var suites = new SuiteApi(weCom.settings());
                var fetcher = new TokenFetcher(weCom.settings())) {
            for (ScriptedWeCom.Answer answer : answers()) {
                weCom.answers("/cgi-bin/user/get", answer)
                        .answers("/cgi-bin/message/send", answer)
                        .answers("/cgi-bin/gettoken", answer)
                        .answers("/cgi-bin/service/get_corp_token", answer);
                write(
                        api.call(
                                ACME,
                                CORP,
                                new AppId("1000002"),
                                s -> s.getUserService().getById("LI_LEI")));
                write(
                        api.call(
                                ACME,
                                CORP,
                                new AppId("1000002"),
                                s -> s.getMessageService().send(aText())));
                write(fetcher.accessToken(CORP, CANARY));
                write(suites.corpToken(CANARY, CORP, CANARY));
            }
            write(suites.suiteToken(new SuiteId("wwlocalsuite000001"), CANARY, CANARY));
        }
        assertThat(weCom.asked()).hasSizeGreaterThan(18);
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("this line proves that the log is caught")
                .doesNotContain(CANARY.reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cgi-bin/user/delete", "/cgi-bin/user/ get|", "/%zz", "nowhere"})
    void writesNoTokenWhenAnAddressIsBarred(String path) throws IOException {
        try (var api = api(weCom.settings())) {
            write(call(api, s -> s.get(weCom.baseUrl() + path, "userid=LI_LEI")));
            write(call(api, s -> s.post(weCom.baseUrl() + path, "{}")));
        }

        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("failed")
                .doesNotContain(CANARY.reveal());
        assertThat(weCom.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:///nowhere", "/nowhere", "nowhere:x", "https://127.0.0.1:1"})
    void writesNoTokenWhenTheBaseAddressIsWrong(String base) throws IOException {
        try (var api = api(wrong(URI.create(base)))) {
            write(call(api, s -> s.getUserService().getById("LI_LEI")));
        }

        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("failed")
                .doesNotContain(CANARY.reveal());
    }

    @Test
    void theLibraryWouldHaveWrittenTheToken() {
        weCom.answers("/cgi-bin/user/get", "{\"errcode\":60111,\"errmsg\":\"userid not found\"}");
        var config = new WxCpDefaultConfigImpl();
        config.setBaseApiUrl(weCom.baseUrl().toString());
        config.updateAccessToken(CANARY.reveal(), 7200);
        var library = new WxCpServiceImpl();
        library.setWxCpConfigStorage(config);

        write(Mono.fromCallable(() -> library.getUserService().getById("LI_LEI")));

        assertThat(log.toString(StandardCharsets.UTF_8)).contains(CANARY.reveal());
    }

    /** Logs the outcome as a service might: exception, stack and all. */
    private void write(Mono<?> outcome) {
        var logger = LoggerFactory.getLogger(NoTokenInLogsTest.class);
        logger.info("this line proves that the log is caught");
        try {
            logger.info("answered {}", outcome.block(Duration.ofSeconds(10)));
        } catch (RuntimeException failed) {
            logger.error("failed", failed);
        }
    }

    private static <T> Mono<T> call(WeComApi api, WxCall<T> question) {
        return api.call(ACME, CORP, new AppId("1000002"), question);
    }

    private static WeComClientSettings wrong(URI base) {
        return new WeComClientSettings(
                base,
                Optional.empty(),
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                Duration.ofSeconds(1),
                Duration.ofMillis(300),
                2,
                20,
                Optional.empty());
    }

    private static WeComApi api(WeComClientSettings settings) {
        return new WeComApi(settings, new OneToken(), _ -> Mono.empty(), Clock.systemUTC());
    }

    private static WxCpMessage aText() {
        return WxCpMessage.TEXT().toUser("LI_LEI").content("hello").build();
    }

    private static final class OneToken implements Tokens {
        @Override
        public Mono<Token> current(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {
            return Mono.just(new Token(CANARY, Instant.MAX));
        }

        @Override
        public void forget(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {}
    }
}
