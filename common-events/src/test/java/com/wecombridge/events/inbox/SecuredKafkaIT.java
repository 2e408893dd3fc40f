package com.wecombridge.events.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.TinyService;
import com.wecombridge.events.codec.Samples;
import com.wecombridge.events.outbox.Outbox;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.servers.SecuredKafka;
import com.wecombridge.testkit.servers.Servers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

/** A whole service, by a Kafka that wants TLS and a password of every client. */
class SecuredKafkaIT {

    private final TestDatabase database = Infrastructure.freshDatabase("secured");

    @Test
    void aFactIsToldAndHeard() {
        var kafka = Servers.securedKafka();
        var application = new SpringApplication(TinyService.class);
        application.setDefaultProperties(settings(kafka));

        try (var service = application.run()) {
            var told =
                    service.getBean(Outbox.class)
                            .append(Todos.todo("secured", "by a secured Kafka"));
            service.getBean(Transactions.class).within(Scope.of(Samples.ACME), told).block();

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(database.rows("select text from note")).hasSize(1));
        }
    }

    private Map<String, Object> settings(SecuredKafka kafka) {
        var settings = new HashMap<String, Object>();
        settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        settings.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
        settings.put("KAFKA_SASL_MECHANISM", "PLAIN");
        settings.put("KAFKA_SASL_JAAS_CONFIG", kafka.jaas());
        settings.put("KAFKA_SSL_TRUSTSTORE_LOCATION", kafka.authority().toString());
        settings.put("DATABASE_URL", database.url());
        login(settings, "DATABASE", database.application());
        login(settings, "DATABASE_OWNER", database.owner());
        login(settings, "DATABASE_RELAY", database.relay());
        return settings;
    }

    private static void login(Map<String, Object> settings, String prefix, TestDatabase.Role role) {
        settings.put(prefix + "_USERNAME", role.username());
        settings.put(prefix + "_PASSWORD", role.password());
    }
}
