package com.wecombridge.crmsim.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.crmsim.crm.Asked;
import com.wecombridge.events.Event;
import com.wecombridge.events.binding.AccountBindingEvent;
import com.wecombridge.events.codec.Envelope;
import com.wecombridge.events.codec.EventCatalogue;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received;
import com.wecombridge.events.crm.CrmCommand;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmTodoId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.EventId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.notification.DeliveryEvent.DeliveryRecorded;
import com.wecombridge.events.notification.DeliveryEvent.DeliveryState;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The bridge reads what the simulator writes, and the simulator reads what the bridge writes. */
class ContractTest {

    private static final EventCodec BRIDGE = new EventCodec();
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final TenantId ACME = new TenantId("acme");
    private static final CrmUserId LI_LEI = new CrmUserId("u-1001");

    @ParameterizedTest
    @MethodSource("facts")
    void theBridgeReadsWhatTheSimulatorTells(Fact fact) {
        Map<String, String> headers =
                CloudEvent.headers("fact-1", NOON, Optional.of("cause-1"), fact);
        byte[] body = Wire.JSON.writeValueAsBytes(fact);

        var received = (Received.Known) BRIDGE.read(headers::get, body);

        Event event = received.event();
        assertThat(event.topic().topicName()).isEqualTo(fact.topic());
        assertThat(event.key()).isEqualTo(fact.key()).isEqualTo(received.envelope().key());
        assertThat(event.subject()).isEqualTo(received.envelope().subject());
        assertThat(event.version()).isEqualTo(received.envelope().version());
        assertThat(event.tenantId()).contains(ACME).isEqualTo(received.envelope().tenant());
        assertThat(event.endsAggregate()).isEqualTo(fact.endsAggregate());
        assertThat(tree(BRIDGE.data(event))).isEqualTo(tree(body));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theSimulatorReadsWhatTheBridgeAsks(CrmCommand command) {
        var asked = Asked.of(CloudEvent.read(record(command)));

        assertThat(asked.eventId()).isEqualTo("event-1");
        assertThat(asked.command()).isNotInstanceOf(Command.Unsupported.class);
        assertThat(tree(Wire.JSON.writeValueAsBytes(asked.command())))
                .isEqualTo(tree(BRIDGE.data(command)));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theSimulatorReadsWhatTheBridgeReports(Event event) {
        Report report = Report.of(CloudEvent.read(record(event))).orElseThrow();

        assertThat(tree(Wire.JSON.writeValueAsBytes(report))).isEqualTo(tree(BRIDGE.data(event)));
    }

    static Stream<Fact> facts() {
        return Stream.of(
                new Fact.EntitlementGranted(
                        "acme",
                        "Acme 某某科技",
                        30,
                        new TreeSet<>(List.of("archive", "wecom")),
                        NOON,
                        Optional.of(NOON),
                        7),
                new Fact.EntitlementEnded("acme", NOON, 8),
                new Fact.UserChanged(
                        "acme",
                        "u-1001",
                        "李雷",
                        Optional.of("li.lei@acme.example"),
                        Optional.empty(),
                        true,
                        List.of("sales-east"),
                        2),
                new Fact.UserRemoved("acme", "u-1001", 3),
                new Fact.TodoAssigned(
                        "acme",
                        "todo-1",
                        List.of("u-1001", "u-1002"),
                        "approval",
                        "报价单待审批",
                        List.of(new Fact.Detail("金额", "¥ 128,000")),
                        URI.create("http://localhost:9200/h5/todos/todo-1?tenant=acme"),
                        Optional.of("u-1005"),
                        NOON,
                        Optional.empty(),
                        1),
                new Fact.CommandDone("acme", "wish-1", Optional.of("record-1"), NOON),
                new Fact.CommandRejected("acme", "wish-1", "duplicate", "已有同名线索", NOON));
    }

    static Stream<CrmCommand> commands() {
        return Stream.of(
                new CrmCommand.ActivationRequested(ACME, "wish-1", "wecom", "u-1002", NOON),
                new CrmCommand.TodoActionRequested(
                        ACME, "wish-2", new CrmTodoId("todo-1"), LI_LEI, "approve", NOON),
                new CrmCommand.RecordCreationRequested(
                        ACME,
                        "wish-3",
                        "lead",
                        LI_LEI,
                        Map.of("name", "Acme 某某科技"),
                        Optional.of("wmAcme01"),
                        NOON),
                new CrmCommand.OwnerChangeRequested(
                        ACME, "wish-4", "lead", "record-1", LI_LEI, NOON));
    }

    static Stream<Event> reports() {
        var corp = new CorpId("wwacme0000000001");
        var member = new MemberUserId("LI_LEI");
        return Stream.of(
                new DeliveryRecorded(
                        ACME,
                        new CrmTodoId("todo-1"),
                        LI_LEI,
                        Optional.of(corp),
                        Optional.of(member),
                        DeliveryState.ACCEPTED,
                        Optional.of("msg-1"),
                        Optional.empty(),
                        NOON,
                        1),
                new DeliveryRecorded(
                        ACME,
                        new CrmTodoId("todo-1"),
                        LI_LEI,
                        Optional.empty(),
                        Optional.empty(),
                        DeliveryState.UNBOUND,
                        Optional.empty(),
                        Optional.of("no member"),
                        NOON,
                        2),
                new AccountBindingEvent.AccountBound(ACME, corp, LI_LEI, member, NOON, 1),
                new AccountBindingEvent.AccountUnbound(ACME, corp, LI_LEI, member, NOON, 2));
    }

    private static ConsumerRecord<String, byte[]> record(Event event) {
        var envelope =
                new Envelope(
                        new EventId("event-1"),
                        "/binding-service",
                        EventCatalogue.typeOf(event.getClass()),
                        event.subject(),
                        NOON,
                        event.tenantId(),
                        event.corpId(),
                        event.key(),
                        Optional.empty(),
                        event.version(),
                        Optional.empty());
        var record =
                new ConsumerRecord<>(
                        event.topic().topicName(), 0, 0, event.key(), BRIDGE.data(event));
        EventCodec.headers(envelope)
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }

    private static JsonNode tree(byte[] json) {
        return Wire.JSON.readTree(json);
    }
}
