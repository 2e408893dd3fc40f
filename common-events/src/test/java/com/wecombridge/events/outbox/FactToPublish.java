package com.wecombridge.events.outbox;

import com.wecombridge.events.binding.AccountBindingEvent.AccountBound;
import com.wecombridge.events.codec.Envelope;
import com.wecombridge.events.codec.EventCatalogue;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Samples;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.EventId;
import java.util.Optional;

/** A fact with all attributes that a fact can have. */
final class FactToPublish {

    private final EventCodec codec = new EventCodec();
    private final AccountBound fact =
            new AccountBound(
                    Samples.ACME,
                    Samples.CORP,
                    new CrmUserId("u-1001"),
                    Samples.LI_LEI,
                    Samples.NOON,
                    7);

    /** The fact as the outbox stores it. */
    OutboxRow row() {
        var envelope =
                new Envelope(
                        new EventId("0192f0a1-7e57-7abc-8def-0123456789ab"),
                        "/binding-service",
                        EventCatalogue.typeOf(fact.getClass()),
                        fact.subject(),
                        Samples.NOON,
                        fact.tenantId(),
                        fact.corpId(),
                        fact.key(),
                        Optional.of(new EventId("0192f0a1-7e57-7abc-8def-0123456789cd")),
                        fact.version(),
                        Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        return new OutboxRow(1, fact.topic().topicName(), envelope, codec.data(fact), false);
    }
}
