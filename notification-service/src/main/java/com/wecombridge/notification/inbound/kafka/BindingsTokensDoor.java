package com.wecombridge.notification.inbound.kafka;

import com.wecombridge.events.binding.TokenEvent;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.codec.Received.Tombstone;
import com.wecombridge.events.codec.Received.Unknown;
import com.wecombridge.events.inbox.Inbox;
import com.wecombridge.wecom.tokens.TokenFacts;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Hears {@code bindings.tokens}. */
@Configuration(proxyBeanMethods = false)
class BindingsTokensDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Blocks on purpose: offset, retry and dead letter follow the fate of this one record. */
    @Bean
    Consumer<Message<byte[]>> bindingsTokens(EventCodec codec, Inbox inbox, TokenFacts tokens) {
        return message -> {
            switch (codec.read(message)) {
                case Known(var envelope, TokenEvent fact) ->
                        inbox.once(envelope, tokens.apply(fact)).block(PATIENCE);
                case Known _, Unknown _, Tombstone _ -> {} // not ours to act on
            }
        };
    }
}
