package com.wecombridge.notification.inbound.kafka;

import com.wecombridge.events.TenantEvent;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.codec.Received.Tombstone;
import com.wecombridge.events.codec.Received.Unknown;
import com.wecombridge.events.inbox.Inbox;
import com.wecombridge.notification.application.LearnDirectory;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.messaging.Message;

/** What the doors of the directory's topics have in common: everything but the topic. */
record DirectoryDoor(EventCodec codec, Inbox inbox, LearnDirectory learn)
        implements Consumer<Message<byte[]>> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Blocks on purpose: offset, retry and dead letter follow the fate of this one record. */
    @Override
    public void accept(Message<byte[]> message) {
        switch (codec.read(message)) {
            case Known(var envelope, TenantEvent fact) ->
                    inbox.once(envelope, learn.handle(fact)).block(PATIENCE);
            case Known _, Unknown _, Tombstone _ -> {} // not ours to act on
        }
    }
}
