package com.wecombridge.archive.inbound.kafka;

import com.wecombridge.archive.application.RecordWakeUp;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.codec.Received.Tombstone;
import com.wecombridge.events.codec.Received.Unknown;
import com.wecombridge.events.inbox.Inbox;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.wecom.WeComCallback.ArchiveMessagesAnnounced;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Hears {@code wecom.callbacks}: of all of them, that the archive has new messages. */
@Configuration(proxyBeanMethods = false)
class WeComCallbacksDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Blocks on purpose: offset, retry and dead letter follow the fate of this one record. */
    @Bean
    Consumer<Message<byte[]>> wecomCallbacks(
            EventCodec codec, Inbox inbox, RecordWakeUp recordWakeUp) {
        return message -> {
            switch (codec.read(message)) {
                case Known(var envelope, ArchiveMessagesAnnounced announced) ->
                        inbox.once(
                                        Scope.of(announced.corp()),
                                        envelope,
                                        recordWakeUp.handle(command(announced)))
                                .block(PATIENCE);
                case Known _, Unknown _, Tombstone _ -> {} // not ours to act on
            }
        };
    }

    private static RecordWakeUp.Command command(ArchiveMessagesAnnounced announced) {
        return new RecordWakeUp.Command(announced.corp(), announced.receivedAt());
    }
}
