package com.wecombridge.launcher;

import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Configuration;

/** How any client of ours reaches Kafka. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaProperties.class)
class Kafka {

    static Map<String, Object> connection() {
        try (var context = SmallContext.of(Kafka.class, "KAFKA_BOOTSTRAP_SERVERS")) {
            return context.getBean(KafkaProperties.class).buildAdminProperties();
        }
    }
}
