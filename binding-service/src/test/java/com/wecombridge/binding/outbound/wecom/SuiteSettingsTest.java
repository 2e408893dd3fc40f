package com.wecombridge.binding.outbound.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.access.SuiteApi.InstallMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

@NullUnmarked
class SuiteSettingsTest {

    private static final String SYSTEM =
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private static final Map<String, Object> NEEDED =
            Map.of(
                    "WECOM_SUITE_ID", "wwtestsuite000001",
                    "WECOM_SUITE_SECRET", "the-secret-of-the-suite",
                    "PUBLIC_BASE_URL", "https://bridge.example.com");

    @Test
    void hasTheseDefaults() {
        assertThat(bind(NEEDED)).isEqualTo(settings(InstallMode.LISTED));
    }

    @Test
    void readsEveryKey() {
        var environment = new HashMap<>(NEEDED);
        environment.put("BINDING_SUITE_INSTALLMODE", "not-listed-yet");

        assertThat(bind(environment)).isEqualTo(settings(InstallMode.NOT_LISTED_YET));
    }

    @Test
    void doesNotPrintItsSecret() {
        assertThat(bind(NEEDED).toString()).doesNotContain("the-secret-of-the-suite");
    }

    private static SuiteSettings settings(InstallMode mode) {
        return new SuiteSettings(
                "wwtestsuite000001",
                "the-secret-of-the-suite",
                URI.create("https://bridge.example.com"),
                mode);
    }

    private static SuiteSettings bind(Map<String, Object> environment) {
        var sources = new MutablePropertySources();
        sources.addLast(new SystemEnvironmentPropertySource(SYSTEM, environment));
        try {
            new YamlPropertySourceLoader()
                    .load("application.yml", new ClassPathResource("application.yml"))
                    .forEach(sources::addLast);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Binder(
                        ConfigurationPropertySources.from(sources),
                        new PropertySourcesPlaceholdersResolver(sources))
                .bind("binding.suite", SuiteSettings.class)
                .get();
    }
}
