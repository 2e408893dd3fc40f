package com.wecombridge.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.wecom.access.SuiteApi;
import com.wecombridge.wecom.access.TokenFetcher;
import com.wecombridge.wecom.calls.TokenRejections;
import com.wecombridge.wecom.calls.Tokens;
import com.wecombridge.wecom.calls.WeComApi;
import com.wecombridge.wecom.calls.WeComClientSettings;
import com.wecombridge.wecom.calls.WeComPages;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import reactor.core.publisher.Mono;

class WeComClientAutoConfigurationTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(WeComClientAutoConfiguration.class));

    @Test
    void hasTheseDefaults() {
        withEnvironment(Map.of())
                .run(context ->
                        assertThat(context.getBean(WeComClientSettings.class))
                                .isEqualTo(
                                        new WeComClientSettings(
                                                URI.create("https://qyapi.weixin.qq.com"),
                                                Optional.empty(),
                                                Duration.ofSeconds(2),
                                                Duration.ofSeconds(10),
                                                Duration.ofSeconds(15),
                                                Duration.ofSeconds(5),
                                                3,
                                                200)));
    }

    @Test
    void readsEveryKey() {
        withEnvironment(
                        Map.of(
                                "WECOM_API_BASE_URL", "http://localhost:9100",
                                "WECOM_WEB_BASE_URL", "http://localhost:9101",
                                "WECOM_CONNECT_TIMEOUT", "1s",
                                "WECOM_READ_TIMEOUT", "3s",
                                "WECOM_CALL_TIMEOUT", "4s",
                                "WECOM_WAIT_FOR_TURN", "6s",
                                "WECOM_CALLS_PER_CORP", "2",
                                "WECOM_CONNECTIONS", "50"))
                .run(context ->
                        assertThat(context.getBean(WeComClientSettings.class))
                                .isEqualTo(
                                        new WeComClientSettings(
                                                URI.create("http://localhost:9100"),
                                                Optional.of(URI.create("http://localhost:9101")),
                                                Duration.ofSeconds(1),
                                                Duration.ofSeconds(3),
                                                Duration.ofSeconds(4),
                                                Duration.ofSeconds(6),
                                                2,
                                                50)));
    }

    @Test
    void givesPagesAndFetchersToWhoeverAsks() {
        runner.run(context ->
                assertThat(context)
                        .hasSingleBean(WeComPages.class)
                        .hasSingleBean(SuiteApi.class)
                        .hasSingleBean(TokenFetcher.class)
                        .doesNotHaveBean(WeComApi.class));
    }

    @Test
    void givesTheWayToCallOnceAServiceSaysWhereRefusedTokensAreTold() {
        runner.withBean(Clock.class, Clock::systemUTC)
                .withBean(Tokens.class, NoTokens::new)
                .withBean(TokenRejections.class, () -> _ -> Mono.empty())
                .run(context -> assertThat(context).hasSingleBean(WeComApi.class));
    }

    private ApplicationContextRunner withEnvironment(Map<String, Object> environment) {
        return runner.withInitializer(context ->
                context.getEnvironment()
                        .getPropertySources()
                        .replace(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                new SystemEnvironmentPropertySource(
                                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                        environment)));
    }

    private static final class NoTokens implements Tokens {
        @Override
        public Mono<Token> current(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {
            return Mono.empty();
        }

        @Override
        public void forget(TenantId tenant, CorpId corp, AppId app, TokenKind kind) {}
    }
}
