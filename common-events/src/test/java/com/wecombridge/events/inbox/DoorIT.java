package com.wecombridge.events.inbox;

import static com.wecombridge.events.inbox.Todos.todo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.TinyService;
import com.wecombridge.events.crm.TodoEvent.TodoAssigned;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestKafka.Cleanup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class DoorIT extends TinyService.Running {

    private static final String DEAD_LETTERS = "crm.todos.dlt.tiny-service";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String run = UUID.randomUUID().toString();

    @BeforeEach
    void forgetNotes() {
        database.execute("delete from note");
    }

    @Test
    void aRedeliveredFactTakesEffectOnce() {
        var fact = todo("t1", "call back");
        send(fact, "event-" + run);
        send(fact, "event-" + run);
        send(todo("t2", "the last one"), "event-last-" + run);

        await().atMost(SOON).until(() -> notes().contains("the last one"));
        assertThat(notes()).containsExactlyInAnyOrder("call back", "the last one");
    }

    @Test
    void anUnreadableFactIsADeadLetterAtOnceAndTheNextGoesOn() {
        var record =
                new ProducerRecord<>(Todos.TOPIC, "broken-" + run, "{\"todo\":".getBytes(UTF_8));
        Todos.describe(todo("t1", "x"), "event-broken-" + run, record.headers());
        Infrastructure.kafka().send(record);
        send(todo("t2", "after it"), "event-after-" + run);

        await().atMost(SOON).until(() -> notes().contains("after it"));
        var letter = deadLetter("broken-" + run);
        assertThat(header(letter, DeadLetters.CAUSE))
                .isEqualTo("data does not fit com.wecombridge.todo.assigned.v1 at its start");
        assertThat(letter.value()).isEqualTo("{\"todo\":".getBytes(UTF_8));
    }

    @Test
    void aBugBecomesADeadLetterAfterAFewTries() {
        var fact = todo("bug-" + run, "a bug");
        send(fact, "event-bug-" + run);
        send(todo("t2", "after the bug"), "event-after-bug-" + run);

        await().atMost(SOON).until(() -> notes().contains("after the bug"));
        assertThat(header(deadLetter(fact.key()), DeadLetters.CAUSE))
                .isEqualTo("java.lang.ArithmeticException");
    }

    /** While the door waits because of the first, the others gather: one poll brings them all. */
    @Test
    void aPollWithABugInItsMiddleTakesEffectInOrderAroundIt() {
        TinyService.KEPT.clear();
        TinyService.TROUBLES.add(away());
        Stream.of("trouble", "second", "a bug", "third", "fourth")
                .forEach(title -> send(todo(idOf(title), title), "event-" + idOf(title)));

        await().atMost(SOON).until(() -> TinyService.KEPT.contains("fourth"));
        assertThat(TinyService.KEPT).containsExactly("trouble", "second", "third", "fourth");
        assertThat(deadLetter("acme:" + idOf("a bug"))).isNotNull();
    }

    private String idOf(String title) {
        return title.replace(' ', '-') + "-" + run;
    }

    @Test
    void aBugThatFollowsAnOutageGetsTheTriesOfABug() {
        var fact = todo("away-bug-" + run, "trouble");
        var bugs = Stream.<RuntimeException>generate(() -> new ArithmeticException("a bug"));
        TinyService.TROUBLES.addAll(List.of(away(), away(), away(), away()));
        TinyService.TROUBLES.addAll(bugs.limit(4).toList());

        send(fact, "event-away-bug-" + run);

        await().atMost(SOON).until(() -> deadLetter(fact.key()) != null);
        assertThat(TinyService.TROUBLES).isEmpty();
    }

    @Test
    void anOutageThatFollowsABugMakesNoDeadLetter() {
        TinyService.TROUBLES.addAll(
                List.of(
                        new ArithmeticException("a bug"),
                        new ArithmeticException("a bug"),
                        away(),
                        away(),
                        away(),
                        away()));

        send(todo("bug-away-" + run, "trouble"), "event-bug-away-" + run);

        await().atMost(SOON).until(() -> notes().contains("trouble"));
        assertThat(TinyService.TROUBLES).isEmpty();
    }

    @Test
    void aRecordLeavesNothingOfItsTraceForTheNext() {
        TinyService.ENTERED_STEPS.clear();
        for (int i = 0; i < 5; i++) {
            send(todo("step-" + i + run, "step " + i), "event-step-" + i + "-" + run);
        }

        await().atMost(SOON).until(() -> TinyService.ENTERED_STEPS.size() >= 5);
        assertThat(Set.copyOf(TinyService.ENTERED_STEPS)).hasSize(1);
    }

    private static RuntimeException away() {
        return new DataAccessResourceFailureException("the database is away");
    }

    @Test
    void whatAnEffectTellsNamesTheFactThatLedToIt() {
        send(todo("answer-" + run, "tell it on"), "event-answer-" + run);

        await().atMost(SOON).until(() -> notes().contains("tell it on"));
        assertThat(
                        database.rows(
                                "select causationid from outbox where causationid = 'event-answer-"
                                        + run
                                        + "'"))
                .hasSize(1);
    }

    @Test
    void aTombstoneAndAnUnknownTypeAreSkipped() {
        Infrastructure.kafka().send(new ProducerRecord<>(Todos.TOPIC, "gone-" + run, null));
        var unknown = new ProducerRecord<>(Todos.TOPIC, "unknown-" + run, "{}".getBytes(UTF_8));
        Todos.describe(todo("t1", "x"), "event-unknown-" + run, unknown.headers());
        unknown.headers().remove("ce_type").add("ce_type", "com.example.new.v1".getBytes(UTF_8));
        Infrastructure.kafka().send(unknown);
        send(todo("t2", "after both"), "event-after-both-" + run);

        await().atMost(SOON).until(() -> notes().contains("after both"));
        assertThat(Infrastructure.kafka().records(DEAD_LETTERS))
                .noneMatch(
                        letter -> letter.key().endsWith(run) && !letter.key().startsWith("acme:"));
    }

    /** Offsets of the former exist on the new one by the time that the door comes back. */
    @Test
    void hearsAllThatIsOnATopicThatWasDeletedAndMadeAnew() throws Exception {
        send(todo("t1", "on the former"), "event-former-" + run);
        await().atMost(SOON).until(() -> notes().contains("on the former"));

        try (var admin =
                Admin.create(
                        Map.of("bootstrap.servers", Infrastructure.kafka().bootstrapServers()))) {
            admin.deleteTopics(Set.of(Todos.TOPIC)).all().get();
        }
        Infrastructure.kafka().createTopic(Todos.TOPIC, 3, Cleanup.DELETE);
        var titles = IntStream.rangeClosed(1, 40).mapToObj("anew-%d"::formatted).toList();
        titles.forEach(title -> send(todo(title, title), title + run));

        await().atMost(SOON.multipliedBy(2)).until(() -> notes().containsAll(titles));
    }

    @Test
    void anEffectThatFailedLeavesNoTraceInTheInbox() {
        send(todo("bug2-" + run, "a bug"), "event-bug2-" + run);

        await().atMost(SOON).until(() -> deadLetter("acme:bug2-" + run) != null);
        assertThat(database.rows("select 1 from inbox where event_id = 'event-bug2-" + run + "'"))
                .isEmpty();
    }

    private static void send(TodoAssigned fact, String eventId) {
        var record = new ProducerRecord<>(Todos.TOPIC, 0, fact.key(), Todos.data(fact));
        Todos.describe(fact, eventId, record.headers());
        Infrastructure.kafka().send(record);
    }

    private static List<String> notes() {
        return database.rows("select text from note").stream()
                .map(row -> String.valueOf(row.get("text")))
                .toList();
    }

    @NullUnmarked
    private static ConsumerRecord<String, byte[]> deadLetter(String key) {
        return Infrastructure.kafka().records(DEAD_LETTERS, 1, SOON).stream()
                .filter(letter -> key.equals(letter.key()))
                .findFirst()
                .orElse(null);
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
