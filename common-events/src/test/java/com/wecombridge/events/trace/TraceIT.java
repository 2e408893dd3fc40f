package com.wecombridge.events.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.TinyService;
import com.wecombridge.events.binding.AccountBindingEvent.AccountUnbound;
import com.wecombridge.events.codec.Envelope;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Samples;
import com.wecombridge.events.crm.TodoEvent.TodoAssigned;
import com.wecombridge.events.id.CrmTodoId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.EventId;
import com.wecombridge.events.outbox.Outbox;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.events.work.Outcome;
import com.wecombridge.events.work.Work;
import com.wecombridge.events.work.WorkQueue;
import com.wecombridge.testkit.Infrastructure;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

class TraceIT extends TinyService.Running {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired private Traces traces;
    @Autowired private InMemorySpanExporter spans;
    @Autowired private WorkQueue queue;
    @Autowired private Outbox outbox;
    @Autowired private Transactions transactions;
    @Autowired private TinyService.ScriptedWorker worker;

    private final EventCodec codec = new EventCodec();
    private final String run = UUID.randomUUID().toString();
    private final String trace = run.replace("-", "");
    private final String traceParent = "00-" + trace + "-00f067aa0ba902b7-01";

    @AfterEach
    void scriptNothing() {
        worker.script = _ -> new Outcome.Done(Mono.empty());
    }

    @Test
    void goesFromRecordedWorkToTheFactThatItsWorkerTells() {
        worker.script = _ -> new Outcome.Done(outbox.append(unbound()));

        traces.goOn("test", Optional.of(traceParent)).observe(() -> record(errand()));

        await().atMost(SOON).until(() -> toldIn("bindings.accounts").anyMatch(this::isOurs));
        await().atMost(SOON)
                .until(() -> ours().anyMatch(span -> span.getName().equals("work errand")));
    }

    @Test
    void goesFromAFactThroughTheDoorToWhatItsEffectTells() {
        send("tell it on", traceParent);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(told()).isNotEmpty().allMatch(this::isOurs));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(ours())
                                .extracting(SpanData::getName)
                                .contains("crm.todos process"));
    }

    @Test
    void tellsOfAFailureThatItWasOneAndNoMore() {
        send("a bug", traceParent);

        await().atMost(SOON)
                .until(() ->
                        ours().anyMatch(span ->
                                span.getStatus().getStatusCode() == StatusCode.ERROR));
        assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("a bug in the effect");
    }

    @Test
    void beginsAnewWhereSomebodyWroteNoTrace() {
        send("tell it on", "access_token=" + run);

        await().atMost(SOON).until(() -> told().stream().anyMatch(row -> !row.contains(run)));
        assertThat(spans.getFinishedSpanItems().toString()).doesNotContain(run);
    }

    private List<String> told() {
        return database
                .rows("select traceparent from outbox where causationid = 'event-" + run + "'")
                .stream()
                .map(row -> String.valueOf(row.get("traceparent")))
                .toList();
    }

    private Stream<SpanData> ours() {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(trace));
    }

    private static Stream<String> toldIn(String topic) {
        return Infrastructure.kafka().records(topic).stream()
                .map(record -> record.headers().lastHeader("ce_traceparent"))
                .filter(java.util.Objects::nonNull)
                .map(header -> new String(header.value(), UTF_8));
    }

    private boolean isOurs(String told) {
        return told.startsWith("00-" + trace + "-") && told.endsWith("-01");
    }

    private void record(Work work) {
        transactions.within(Scope.of(Samples.ACME), queue.add(work)).block();
    }

    private Work errand() {
        return Work.of("errand", Samples.ACME, Samples.CORP, run);
    }

    private static AccountUnbound unbound() {
        return new AccountUnbound(
                Samples.ACME,
                Samples.CORP,
                new CrmUserId("u-traced"),
                Samples.LI_LEI,
                Samples.NOON,
                1);
    }

    private void send(String title, String traceParent) {
        var fact = todo(title);
        var envelope =
                new Envelope(
                        new EventId("event-" + run),
                        "/crm",
                        "com.wecombridge.todo.assigned.v1",
                        fact.subject(),
                        Samples.NOON,
                        fact.tenantId(),
                        fact.corpId(),
                        fact.key(),
                        Optional.empty(),
                        fact.version(),
                        Optional.of(traceParent));
        var record = new ProducerRecord<>("crm.todos", 0, fact.key(), codec.data(fact));
        EventCodec.headers(envelope)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        Infrastructure.kafka().send(record);
    }

    private TodoAssigned todo(String title) {
        return new TodoAssigned(
                Samples.ACME,
                new CrmTodoId("traced-" + title.length() + UUID.randomUUID()),
                List.of(Samples.LI_LEI_IN_CRM),
                "approval",
                title,
                List.of(),
                URI.create("https://crm.example/todos/traced"),
                Optional.empty(),
                Samples.NOON,
                Optional.empty(),
                1);
    }
}
