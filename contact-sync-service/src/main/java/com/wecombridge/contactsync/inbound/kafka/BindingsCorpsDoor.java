package com.wecombridge.contactsync.inbound.kafka;

import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.application.connect.ConnectApp;
import com.wecombridge.contactsync.application.connect.DisconnectApp;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.events.binding.CorpEvent;
import com.wecombridge.events.binding.CorpEvent.CorpConnected;
import com.wecombridge.events.binding.CorpEvent.CorpDisconnected;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.codec.Received.Tombstone;
import com.wecombridge.events.codec.Received.Unknown;
import com.wecombridge.events.inbox.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;

/** Hears {@code bindings.corps}. */
@Configuration(proxyBeanMethods = false)
class BindingsCorpsDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Blocks on purpose: offset, retry and dead letter follow the fate of this one record. */
    @Bean
    Consumer<Message<byte[]>> bindingsCorps(
            EventCodec codec, Inbox inbox, ConnectApp connectApp, DisconnectApp disconnectApp) {
        return message -> {
            switch (codec.read(message)) {
                case Known(var envelope, CorpEvent fact) ->
                        inbox.once(envelope, effect(fact, connectApp, disconnectApp))
                                .block(PATIENCE);
                case Known _, Unknown _, Tombstone _ -> {} // not ours to act on
            }
        };
    }

    private static Mono<Void> effect(
            CorpEvent fact, ConnectApp connectApp, DisconnectApp disconnectApp) {
        return switch (fact) {
            case CorpConnected connected ->
                    connectApp.handle(new ConnectApp.Command(toApp(connected)));
            case CorpDisconnected gone ->
                    disconnectApp.handle(new DisconnectApp.Command(refOf(gone), gone.version()));
        };
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
