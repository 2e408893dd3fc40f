package com.wecombridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class InfrastructureIT {

    @Test
    void registersEverySettingAServiceReads() {
        Map<String, Supplier<Object>> settings = new LinkedHashMap<>();

        TestDatabase database = Infrastructure.register(settings::put);

        assertThat(settings)
                .containsOnlyKeys(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "DATABASE_URL",
                        "DATABASE_USERNAME",
                        "DATABASE_PASSWORD",
                        "DATABASE_OWNER_USERNAME",
                        "DATABASE_OWNER_PASSWORD",
                        "DATABASE_RELAY_USERNAME",
                        "DATABASE_RELAY_PASSWORD",
                        "SECRETS_MASTER_KEY");
        assertThat(settings.get("DATABASE_URL"))
                .extracting(Supplier::get)
                .isEqualTo(database.url());
    }
}
