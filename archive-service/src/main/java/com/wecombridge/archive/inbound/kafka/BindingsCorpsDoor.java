package com.wecombridge.archive.inbound.kafka;

import com.wecombridge.archive.application.LearnCorp;
import com.wecombridge.events.binding.CorpEvent;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.codec.Received.Tombstone;
import com.wecombridge.events.codec.Received.Unknown;
import com.wecombridge.events.inbox.Inbox;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Hears {@code bindings.corps}. */
@Configuration(proxyBeanMethods = false)
class BindingsCorpsDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Blocks on purpose: offset, retry and dead letter follow the fate of this one record. */
    @Bean
    Consumer<Message<byte[]>> bindingsCorps(EventCodec codec, Inbox inbox, LearnCorp learnCorp) {
        return message -> {
            switch (codec.read(message)) {
                case Known(var envelope, CorpEvent fact) ->
                        inbox.once(envelope, learnCorp.handle(fact)).block(PATIENCE);
                case Known _, Unknown _, Tombstone _ -> {} // not ours to act on
            }
        };
    }
}
