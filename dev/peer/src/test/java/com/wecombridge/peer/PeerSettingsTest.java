package com.wecombridge.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

class PeerSettingsTest {

    @Test
    void readsEveryKeyAndHidesTheSecretOnes() throws IOException {
        var sources = new MutablePropertySources();
        sources.addLast(
                new MapPropertySource(
                        "environment",
                        Map.of(
                                "WECOM_CORP_ID", "wwacme0000000001",
                                "WECOM_TOKEN", "a-token",
                                "WECOM_ENCODING_AES_KEY", "a-key")));
        new YamlPropertySourceLoader()
                .load("application.yml", new ClassPathResource("application.yml"))
                .forEach(sources::addLast);

        var settings =
                new Binder(
                                ConfigurationPropertySources.from(sources),
                                new PropertySourcesPlaceholdersResolver(sources))
                        .bind("peer", PeerSettings.class)
                        .get();

        assertThat(settings)
                .isEqualTo(new PeerSettings("wwacme0000000001", "a-token", "a-key", Duration.ZERO))
                .hasToString("PeerSettings[wwacme0000000001]");
    }
}
