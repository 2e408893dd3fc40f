package com.wecombridge.wecom.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.rotation.RotationSettings.DataKeys;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RotationSettingsTest {

    @Test
    void hasTheseDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new RotationSettings(DataKeys.KEEP));
    }

    @Test
    void readsEveryKey() {
        assertThat(bound(Map.of("secrets.rotation.data-keys", "renew")))
                .isEqualTo(new RotationSettings(DataKeys.RENEW));
    }

    private static RotationSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("secrets.rotation", RotationSettings.class);
    }
}
