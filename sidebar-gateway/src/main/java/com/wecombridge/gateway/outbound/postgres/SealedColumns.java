package com.wecombridge.gateway.outbound.postgres;

import com.wecombridge.wecom.rotation.SealedColumn;
import com.wecombridge.wecom.rotation.SealedColumn.Owner;
import com.wecombridge.wecom.secrets.Purpose;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the gateway keeps what it sealed: its rotation follows the master key there. */
@Configuration(proxyBeanMethods = false)
class SealedColumns {
    @Bean
    SealedColumn sealedCallbacks() {
        return SealedColumn.of(
                "stored_callback", "sealed_text", Owner.TENANT, Purpose.CALLBACK_TEXT);
    }

    @Bean
    SealedColumn sealedCallbackTokens() {
        return SealedColumn.of(
                "callback_setting", "sealed_token", Owner.TENANT, Purpose.CALLBACK_TOKEN);
    }

    @Bean
    SealedColumn sealedCallbackKeys() {
        return SealedColumn.of(
                "callback_setting", "sealed_key", Owner.TENANT, Purpose.CALLBACK_KEY);
    }

    @Bean
    SealedColumn formerCallbackTokens() {
        return SealedColumn.of(
                "callback_setting", "former_sealed_token", Owner.TENANT, Purpose.CALLBACK_TOKEN);
    }

    @Bean
    SealedColumn formerCallbackKeys() {
        return SealedColumn.of(
                "callback_setting", "former_sealed_key", Owner.TENANT, Purpose.CALLBACK_KEY);
    }

    @Bean
    SealedColumn sealedSigningKeys() {
        return SealedColumn.of(
                "signing_key", "sealed_private_key", Owner.PLATFORM, Purpose.SIGNING_KEY);
    }
}
