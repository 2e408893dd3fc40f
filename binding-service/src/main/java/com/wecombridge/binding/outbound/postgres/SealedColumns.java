package com.wecombridge.binding.outbound.postgres;

import com.wecombridge.wecom.rotation.SealedColumn;
import com.wecombridge.wecom.rotation.SealedColumn.Owner;
import com.wecombridge.wecom.secrets.Purpose;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where binding keeps what it sealed: its rotation follows the master key there. */
@Configuration(proxyBeanMethods = false)
class SealedColumns {

    /** As {@code Seals} seals them. */
    private static final String CREDENTIAL =
            "case kind when 'SUITE' then 'PERMANENT_CODE' else 'APP_SECRET' end";

    @Bean
    SealedColumn sealedCredentials() {
        return new SealedColumn("corp_app", "credential", Owner.CORP, CREDENTIAL);
    }

    @Bean
    SealedColumn sealedAppTokens() {
        return SealedColumn.of("app_token", "token", Owner.TENANT, Purpose.WECOM_TOKEN);
    }

    @Bean
    SealedColumn sealedSuiteTickets() {
        return SealedColumn.of("suite", "ticket", Owner.PLATFORM, Purpose.SUITE_TICKET);
    }

    @Bean
    SealedColumn sealedSuiteTokens() {
        return SealedColumn.of("suite", "token", Owner.PLATFORM, Purpose.WECOM_TOKEN);
    }

    @Bean
    SealedColumn sealedAuthCodes() {
        return SealedColumn.of("install", "auth_code", Owner.PLATFORM, Purpose.AUTH_CODE);
    }
}
