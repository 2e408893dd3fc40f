package com.wecombridge.wecom.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.wecom.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SecretsSettingsTest {
    private static final String KEY = Infrastructure.MASTER_KEY;

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(SecretsAutoConfiguration.class));

    @Test
    void hasThisDefault() {
        Environment.with(runner, Map.of())
                .withPropertyValues("spring.profiles.active=local")
                .run(context ->
                        assertThat(context.getBean(SecretsSettings.class))
                                .isEqualTo(new SecretsSettings("")));
    }

    @Test
    void readsEveryKeyAndPrintsNone() {
        Environment.with(runner, Map.of("SECRETS_MASTER_KEY", KEY))
                .run(context ->
                        assertThat(context.getBean(SecretsSettings.class))
                                .isEqualTo(new SecretsSettings(KEY))
                                .hasToString("SecretsSettings[masterKey=***]"));
    }
}
