package com.wecombridge.binding.inbound.kafka;

import com.wecombridge.binding.application.connection.Entitlements;
import com.wecombridge.binding.application.connection.Entitlements.Entitlement;
import com.wecombridge.events.crm.EntitlementEvent.EntitlementEnded;
import com.wecombridge.events.crm.EntitlementEvent.EntitlementGranted;
import com.wecombridge.events.inbox.Door;
import com.wecombridge.events.inbox.Effect;
import com.wecombridge.events.inbox.Inbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Topic {@code crm.entitlements}: which tenants there are. Remembered, nothing to decide. */
@Configuration(proxyBeanMethods = false)
class CrmEntitlementsDoor {

    @Bean
    Door entitlements(Inbox inbox, Entitlements entitlements) {
        return inbox.door(fact ->
                switch (fact.event()) {
                    case EntitlementGranted granted ->
                            Effect.of(entitlements.learn(toEntitlement(granted)));
                    case EntitlementEnded ended ->
                            Effect.of(entitlements.end(ended.tenant(), ended.version()));
                    default -> Effect.none();
                });
    }

    private static Entitlement toEntitlement(EntitlementGranted granted) {
        return new Entitlement(
                granted.tenant(),
                granted.name(),
                granted.seats(),
                granted.features(),
                granted.from(),
                granted.until(),
                granted.version());
    }
}
