package com.wecombridge.binding.outbound.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecomsim.behaviour.Behaviour;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@NullUnmarked
class RefusedSecretSettingsTest {

    private static final String SYSTEM =
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    @Test
    void hasTheseDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new RefusedSecretSettings(500, 10));
    }

    @Test
    void readsEveryKey() {
        assertThat(
                        bound(
                                Map.of(
                                        "BINDING_REFUSEDSECRETS_INANHOUR", "40",
                                        "BINDING_REFUSEDSECRETS_TYPEDBYONETENANT", "4")))
                .isEqualTo(new RefusedSecretSettings(40, 4));
    }

    @Test
    void staysFarBelowWhatAddressesWereBannedFor() {
        var banned = Behaviour.standard(Duration.ofSeconds(1)).secretsBeforeBan();

        assertThat(bound(Map.of()).inAnHour()).isLessThan(banned / 2);
    }

    private static RefusedSecretSettings bound(Map<String, Object> environment) {
        var system = new SystemEnvironmentPropertySource(SYSTEM, environment);
        return new Binder(ConfigurationPropertySource.from(system))
                .bindOrCreate("binding.refused-secrets", RefusedSecretSettings.class);
    }
}
