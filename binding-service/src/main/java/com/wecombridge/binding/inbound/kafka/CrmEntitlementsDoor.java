package com.wecombridge.binding.inbound.kafka;

import com.wecombridge.binding.application.connection.Entitlements;
import com.wecombridge.binding.application.connection.Entitlements.Entitlement;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.codec.Received.Tombstone;
import com.wecombridge.events.codec.Received.Unknown;
import com.wecombridge.events.crm.EntitlementEvent.EntitlementEnded;
import com.wecombridge.events.crm.EntitlementEvent.EntitlementGranted;
import com.wecombridge.events.inbox.Inbox;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Topic {@code crm.entitlements}: which tenants there are. Remembered, nothing to decide. */
@Configuration(proxyBeanMethods = false)
class CrmEntitlementsDoor {

    @Bean
    Consumer<Message<byte[]>> entitlements(
            EventCodec codec, Inbox inbox, Entitlements entitlements) {
        return message -> {
            switch (codec.read(message)) {
                case Known(var fact, EntitlementGranted granted) ->
                        inbox.once(fact, entitlements.learn(toEntitlement(granted)))
                                .block(Patience.OF_A_DOOR);
                case Known(var fact, EntitlementEnded ended) ->
                        inbox.once(fact, entitlements.end(ended.tenant(), ended.version()))
                                .block(Patience.OF_A_DOOR);
                case Known _, Unknown _, Tombstone _ -> {}
            }
        };
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
