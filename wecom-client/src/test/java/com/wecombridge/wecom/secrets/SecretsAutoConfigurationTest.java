package com.wecombridge.wecom.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.wecombridge.events.store.Scope;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.wecom.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SecretsAutoConfigurationTest {
    private static final String KEY = Infrastructure.MASTER_KEY;

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(SecretsAutoConfiguration.class));

    @Test
    void startsWithTheLocalKeyInTheLocalProfileOnly() {
        Environment.with(runner, Map.of())
                .withPropertyValues("spring.profiles.active=local")
                .run(context -> assertThat(context).hasSingleBean(SecretBox.class));
        Environment.with(runner, Map.of()).run(context -> assertThat(context).hasFailed());
        Environment.with(runner, Map.of("SECRETS_MASTER_KEY", MasterKeys.LOCAL))
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void usesTheKeyOfTheEnvironment() {
        var sealed =
                new SecretBox(MasterKeys.of(KEY))
                        .seal(Scope.platform(), Purpose.SUITE_TICKET, new Secret("TICKET-0001"));

        Environment.with(runner, Map.of("SECRETS_MASTER_KEY", KEY))
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
}
