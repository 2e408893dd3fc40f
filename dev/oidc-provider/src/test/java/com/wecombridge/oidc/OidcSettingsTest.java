package com.wecombridge.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

class OidcSettingsTest {

    @Test
    void hasTheseDefaults() throws IOException {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new OidcSettings(
                                URI.create("http://localhost:9300"),
                                Path.of(".local/oidc-provider"),
                                List.of(
                                        URI.create("http://localhost:8080"),
                                        URI.create("http://localhost:9101"))));
    }

    @Test
    void readsEveryKey() throws IOException {
        var settings =
                bind(
                        Map.of(
                                "OIDC_ISSUER_URI", "http://localhost:9301",
                                "STATE_DIR", "elsewhere/oidc",
                                "CONSOLE_BASE_URLS", "http://localhost:8090"));

        assertThat(settings)
                .isEqualTo(
                        new OidcSettings(
                                URI.create("http://localhost:9301"),
                                Path.of("elsewhere/oidc"),
                                List.of(URI.create("http://localhost:8090"))));
    }

    private static OidcSettings bind(Map<String, Object> environment) throws IOException {
        var sources = new MutablePropertySources();
        sources.addLast(new MapPropertySource("environment", environment));
        new YamlPropertySourceLoader()
                .load("application.yml", new ClassPathResource("application.yml"))
                .forEach(sources::addLast);
        return new Binder(
                        ConfigurationPropertySources.from(sources),
                        new PropertySourcesPlaceholdersResolver(sources))
                .bind("oidc", OidcSettings.class)
                .get();
    }
}
