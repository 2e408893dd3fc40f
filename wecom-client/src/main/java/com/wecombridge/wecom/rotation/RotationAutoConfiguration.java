package com.wecombridge.wecom.rotation;

import com.wecombridge.events.store.RelayDatabase;
import com.wecombridge.events.store.StoreAutoConfiguration;
import com.wecombridge.wecom.rotation.SealedColumn.Owner;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.SecretBox;
import com.wecombridge.wecom.secrets.SecretsAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Wires the rotation; a service names its own sealed columns as beans. */
@AutoConfiguration(after = {SecretsAutoConfiguration.class, StoreAutoConfiguration.class})
@EnableConfigurationProperties(RotationSettings.class)
public class RotationAutoConfiguration {

    /** Every service that hears {@code bindings.tokens} keeps them here. */
    @Bean
    SealedColumn sealedTokens() {
        return SealedColumn.of("wecom_token", "sealed", Owner.TENANT, Purpose.WECOM_TOKEN);
    }

    @Bean
    @ConditionalOnBean(RelayDatabase.class)
    Rotation rotation(
            SecretBox box,
            RelayDatabase db,
            ObjectProvider<SealedColumn> columns,
            RotationSettings settings,
            MeterRegistry meters) {
        return new Rotation(box, db, columns.stream().toList(), settings, meters);
    }
}
