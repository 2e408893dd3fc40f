package com.wecombridge.gateway;

import com.wecombridge.events.binding.AppMode;
import com.wecombridge.events.binding.CorpEvent;
import com.wecombridge.events.binding.CorpEvent.CorpConnected;
import com.wecombridge.events.binding.CorpEvent.CorpDisconnected;
import com.wecombridge.events.codec.Envelope;
import com.wecombridge.events.codec.EventCatalogue;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.EventId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.testkit.Infrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The owner of connections, as far as the gateway hears it: what it tells of corps' apps. */
public final class Binding {

    /** The app by which every corp of these stories is connected. */
    public static final AppId APP = new AppId("1000001");

    private static final EventCodec CODEC = new EventCodec();

    private Binding() {}

    public static void connects(String tenant, String corp, long version) {
        tell(
                new CorpConnected(
                        new TenantId(tenant),
                        new CorpId(corp),
                        APP,
                        AppMode.SELF_BUILT,
                        1000001,
                        "Acme 某某科技",
                        true,
                        Instant.now(),
                        version));
    }

    public static void disconnects(String tenant, String corp, long version) {
        tell(
                new CorpDisconnected(
                        new TenantId(tenant), new CorpId(corp), APP, Instant.now(), version));
    }

    private static void tell(CorpEvent fact) {
        var record = new ProducerRecord<>(fact.topic().topicName(), fact.key(), CODEC.data(fact));
        EventCodec.headers(envelope(fact))
                .forEach((name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Infrastructure.kafka().send(record);
    }

    private static Envelope envelope(CorpEvent fact) {
        return new Envelope(
                new EventId(UUID.randomUUID().toString()),
                "/binding-service",
                EventCatalogue.typeOf(fact.getClass()),
                fact.subject(),
                Instant.now(),
                fact.tenantId(),
                fact.corpId(),
                fact.key(),
                Optional.empty(),
                fact.version(),
                Optional.empty());
    }
}
