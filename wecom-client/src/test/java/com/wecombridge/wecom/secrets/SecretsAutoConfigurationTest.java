package com.wecombridge.wecom.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.wecombridge.events.store.Scope;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class SecretsAutoConfigurationTest {
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=";

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(SecretsAutoConfiguration.class));

    @Test
    void hasThisDefault() {
        withEnvironment(Map.of())
                .withPropertyValues("spring.profiles.active=local")
                .run(context ->
                        assertThat(context.getBean(SecretsSettings.class))
                                .isEqualTo(new SecretsSettings("")));
    }

    @Test
    void readsEveryKeyAndPrintsNone() {
        withEnvironment(Map.of("SECRETS_MASTER_KEY", KEY))
                .run(context ->
                        assertThat(context.getBean(SecretsSettings.class))
                                .isEqualTo(new SecretsSettings(KEY))
                                .hasToString("SecretsSettings[masterKey=***]"));
    }

    @Test
    void startsWithTheLocalKeyInTheLocalProfileOnly() {
        withEnvironment(Map.of())
                .withPropertyValues("spring.profiles.active=local")
                .run(context -> assertThat(context).hasSingleBean(SecretBox.class));
        withEnvironment(Map.of()).run(context -> assertThat(context).hasFailed());
        withEnvironment(Map.of("SECRETS_MASTER_KEY", MasterKeys.LOCAL))
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void usesTheKeyOfTheEnvironment() {
        var sealed =
                new SecretBox(MasterKeys.of(KEY))
                        .seal(Scope.platform(), Purpose.SUITE_TICKET, new Secret("TICKET-0001"));

        withEnvironment(Map.of("SECRETS_MASTER_KEY", KEY))
                .run(context ->
                        assertThat(
                                        context.getBean(SecretBox.class)
                                                .open(
                                                        Scope.platform(),
                                                        Purpose.SUITE_TICKET,
                                                        sealed))
                                .isEqualTo(new Secret("TICKET-0001")));
    }

    @Test
    void stopsABootWithOneClearLine(CapturedOutput output) {
        var application = new SpringApplication(SecretsAutoConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);

        assertThatException()
                .isThrownBy(() -> application.run("--secrets.master-key=c2hvcnQ=").close())
                .withRootCauseInstanceOf(UnusableMasterKeyException.class);
        assertThat(output)
                .contains(
                        "SECRETS_MASTER_KEY must hold 32 bytes, and key v1 holds 5. Make one with:"
                                + " openssl rand -base64 32")
                .doesNotContain("Action:");
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
}
