package com.wecombridge.contactsync.inbound.kafka;

import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.application.connect.ConnectApp;
import com.wecombridge.contactsync.application.connect.DisconnectApp;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.events.binding.CorpEvent;
import com.wecombridge.events.binding.CorpEvent.CorpConnected;
import com.wecombridge.events.binding.CorpEvent.CorpDisconnected;
import com.wecombridge.events.inbox.Door;
import com.wecombridge.events.inbox.Effect;
import com.wecombridge.events.inbox.Inbox;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears {@code bindings.corps}. */
@Configuration(proxyBeanMethods = false)
class BindingsCorpsDoor {

    @Bean
    Door bindingsCorps(Inbox inbox, ConnectApp connectApp, DisconnectApp disconnectApp) {
        return inbox.door(fact ->
                switch (fact.event()) {
                    case CorpConnected connected ->
                            Effect.of(connectApp.handle(new ConnectApp.Command(toApp(connected))));
                    case CorpDisconnected gone ->
                            Effect.of(
                                    disconnectApp.handle(
                                            new DisconnectApp.Command(
                                                    refOf(gone), gone.version())));
                    default -> Effect.none();
                });
    }

    private static ConnectedApp toApp(CorpConnected connected) {
        return new ConnectedApp(
                refOf(connected),
                connected.mode(),
                connected.agentId(),
                true,
                connected.version(),
                Instant.EPOCH);
    }

    private static AppRef refOf(CorpEvent fact) {
        return new AppRef(fact.tenant(), fact.corp(), fact.app());
    }
}
