package com.wecombridge.binding.outbound.wecom;

import static java.util.stream.Collectors.joining;

import com.wecombridge.binding.domain.connection.AppKind;
import com.wecombridge.wecom.rotation.SealedColumn;
import com.wecombridge.wecom.rotation.SealedColumn.Owner;
import com.wecombridge.wecom.secrets.Purpose;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where binding keeps what {@link Seals} sealed: its rotation follows the master key there. */
@Configuration(proxyBeanMethods = false)
class SealedColumns {

    @Bean
    SealedColumn sealedCredentials() {
        return new SealedColumn("corp_app", "credential", Owner.CORP, purposeOfCredential());
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

    private static String purposeOfCredential() {
        return Stream.of(AppKind.values())
                .map(kind -> "when '%s' then '%s'".formatted(kind, Seals.purposeOf(kind)))
                .collect(joining(" ", "case kind ", " end"));
    }
}
