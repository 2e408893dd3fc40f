package com.wecombridge.events.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.wecombridge.events.Event;
import com.wecombridge.events.contact.MemberEvent.MemberMirrored;
import com.wecombridge.events.crm.TodoEvent.TodoAssigned;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.notification.DeliveryEvent.DeliveryRecorded;
import com.wecombridge.events.notification.DeliveryEvent.DeliveryState;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventCodecTest {

    private final EventCodec codec = new EventCodec();

    @Test
    void skipsATypeThatNobodyHereKnows() {
        var headers = headersOf("com.wecombridge.todo.escalated.v1");

        var received = codec.read(headers::get, "{\"whatever\": 1}".getBytes(UTF_8));

        assertThat(received).isInstanceOf(Received.Unknown.class);
    }

    @Test
    void readsPastAFieldThatIsNewToIt() {
        var data = new String(codec.data(sample(MemberMirrored.class)), UTF_8);
        var grown = data.replaceFirst("\\{", "{\"nickname\":\"雷雷\",");

        var received = read(MemberMirrored.class, grown);

        assertThat(received).isEqualTo(sample(MemberMirrored.class));
    }

    @Test
    void readsAStateThatIsNewToItAsUnrecognized() {
        var data = new String(codec.data(sample(DeliveryRecorded.class)), UTF_8);

        var received =
                (DeliveryRecorded)
                        read(DeliveryRecorded.class, data.replace("ACCEPTED", "SNOOZED"));

        assertThat(received.state()).isEqualTo(DeliveryState.UNRECOGNIZED);
    }

    @Test
    void refusesAFactWithoutAFieldItNeedsAndNamesIt() {
        var data = new String(codec.data(sample(MemberMirrored.class)), UTF_8);
        var lacking = data.replace("\"member\":\"LiLei\",", "");

        assertThatThrownBy(() -> read(MemberMirrored.class, lacking))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("com.wecombridge.member.mirrored.v1");
    }

    @Test
    void neverQuotesWhatItCouldNotRead() {
        assertThatThrownBy(() -> read(MemberMirrored.class, "{\"name\": \"13800000000\"}"))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageNotContaining("13800000000")
                .hasNoCause();
    }

    @Test
    void refusesARecordThatIsNoCloudEvent() {
        assertThatThrownBy(() -> codec.read(_ -> null, new byte[0]))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void refusesAnAttributeThatIsMalformed() {
        var headers = headersOf("com.wecombridge.member.mirrored.v1");
        headers.put("ce_aggregateversion", "three");

        assertThatThrownBy(() -> codec.read(headers::get, new byte[0]))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void recognisesTheTombstoneBehindALastFact() {
        assertThat(codec.read(record("acme:u-lilei", null)))
                .isEqualTo(new Received.Tombstone("acme:u-lilei"));
    }

    @Test
    void readsARecordOfKafka() {
        var fact = sample(MemberMirrored.class);

        assertThat(codec.read(record(fact.key(), fact)))
                .isEqualTo(new Received.Known(GoldenFilesTest.envelopeOf(fact), fact));
    }

    @Test
    void readsTheLastOfHeadersOfOneNameAndTakesOneWithoutAValueForNone() {
        var fact = sample(MemberMirrored.class);
        var twice = record(fact.key(), fact);
        twice.headers().add("ce_id", "the last".getBytes(UTF_8));
        var without = record(fact.key(), fact);
        without.headers().add("ce_id", null);

        assertThat(codec.read(twice))
                .asInstanceOf(type(Received.Known.class))
                .extracting(known -> known.envelope().id().value())
                .isEqualTo("the last");
        assertThatThrownBy(() -> codec.read(without)).hasMessage("attribute ce_id is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "ce_tenantid, globex, the tenant is not that of the data",
        "ce_partitionkey, globex:LiLei, the key is not that of the data",
        "content-type, text/plain, the content type is not JSON"
    })
    void refusesAFactWhosePlacesDisagree(String header, String value, String cause) {
        var headers = headersOf("com.wecombridge.member.mirrored.v1");
        headers.put(header, value);

        assertThatThrownBy(() -> codec.read(headers::get, codec.data(sample(MemberMirrored.class))))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage(cause);
    }

    @Test
    void refusesNullWhereAFactOrAnItemShouldBe() {
        var todo = new String(codec.data(sample(TodoAssigned.class)), UTF_8);
        var ofNobody = todo.replaceFirst("\"assignees\":\\[", "\"assignees\":[null,");

        assertThat(ofNobody).isNotEqualTo(todo);
        assertThatThrownBy(() -> read(TodoAssigned.class, "null"))
                .hasMessage("data does not fit com.wecombridge.todo.assigned.v1 at its start");
        assertThatThrownBy(() -> read(TodoAssigned.class, ofNobody))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("assignees");
    }

    @Test
    void refusesAFactWithoutItsTenant() {
        var headers = headersOf("com.wecombridge.member.mirrored.v1");
        headers.remove("ce_tenantid");

        assertThatThrownBy(() -> codec.read(headers::get, codec.data(sample(MemberMirrored.class))))
                .hasMessage("the tenant is not that of the data");
    }

    @Test
    void refusesARecordUnderAnotherKeyOrNone() {
        var fact = sample(MemberMirrored.class);

        assertThatThrownBy(() -> codec.read(record(null, fact)))
                .hasMessage("the key is not that of the data");
        assertThatThrownBy(() -> codec.read(record("globex:LiLei", fact)))
                .hasMessage("the key is not that of the data");
    }

    @Test
    void takesMemberIdsForEqualWhateverTheirCase() {
        assertThat(new MemberUserId("LiLei")).isEqualTo(new MemberUserId("lilei"));
        assertThat(new MemberUserId("LiLei")).hasToString("LiLei");
    }

    @NullUnmarked
    private ConsumerRecord<byte[], byte[]> record(@Nullable String key, @Nullable Event fact) {
        var record =
                new ConsumerRecord<>(
                        "contacts.members",
                        0,
                        0,
                        key == null ? null : key.getBytes(UTF_8),
                        fact == null ? null : codec.data(fact));
        if (fact != null) {
            EventCodec.headers(
                    GoldenFilesTest.envelopeOf(fact),
                    (name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        }
        return record;
    }

    private Event read(Class<? extends Event> type, String data) {
        var headers = EventCodec.headers(GoldenFilesTest.envelopeOf(sample(type)));
        return ((Received.Known) codec.read(headers::get, data.getBytes(UTF_8))).event();
    }

    private static Event sample(Class<? extends Event> type) {
        return Samples.all().stream().filter(type::isInstance).findFirst().orElseThrow();
    }

    private static Map<String, String> headersOf(String type) {
        var headers =
                new HashMap<>(
                        EventCodec.headers(
                                GoldenFilesTest.envelopeOf(sample(MemberMirrored.class))));
        headers.put("ce_type", type);
        return headers;
    }
}
