package com.wecombridge.events.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wecombridge.events.TinyService;
import com.wecombridge.events.crm.TodoEvent.TodoAssigned;
import com.wecombridge.events.id.EventId;
import com.wecombridge.events.store.AfterCommit;
import com.wecombridge.events.store.Cause;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.events.trace.Traces;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What a door does with the records of one poll. */
class ManyAtADoorIT extends TinyService.Running {

    @Autowired private Inbox inbox;
    @Autowired private DatabaseClient db;
    @Autowired private Transactions scopes;
    @Autowired private Traces traces;

    private final String run = UUID.randomUUID().toString();

    /** What took effect and was committed, in that order. */
    private final List<String> committed = new CopyOnWriteArrayList<>();

    private final List<String> begun = new CopyOnWriteArrayList<>();

    @Test
    void takesThemInOneTransactionInTheirOrder() {
        door(this::keep).accept(poll(numbers(12)));

        assertThat(committed).containsExactlyElementsOf(numbers(12));
        assertThat(transactions()).isEqualTo(1);
    }

    @Test
    void takesTwoOfOneIdOnce() {
        var poll = new ArrayList<>(poll(numbers(3)));
        poll.add(1, poll.getFirst());
        poll.add(poll.getLast());

        door(this::keep).accept(poll);

        assertThat(committed).containsExactly("0", "1", "2");
    }

    /** As after a kill between the commit and that of the offset. */
    @Test
    void takesWhatComesAgainWithWhatIsNew() {
        door(this::keep).accept(poll(numbers(5)));
        door(this::keep).accept(poll(numbers(8)));

        assertThat(committed).containsExactlyElementsOf(numbers(8));
    }

    @Test
    void namesTheOneThatFailsAndHasTakenAllBeforeIt() {
        var failure = failureOf(door(failing("4", new ArithmeticException())), poll(numbers(9)));

        assertThat(failure.getIndex()).isEqualTo(4);
        assertThat(failure).hasRootCauseInstanceOf(ArithmeticException.class);
        assertThat(committed).containsExactly("0", "1", "2", "3");
        assertThat(remembered()).isEqualTo(4);
    }

    @Test
    void namesTheOneThatIsUnreadableAndHasTakenAllBeforeIt() {
        var poll = new ArrayList<>(poll(numbers(9)));
        poll.get(6).headers().add("ce_aggregateversion", "six".getBytes(UTF_8));

        var failure = failureOf(door(this::keep), poll);

        assertThat(failure.getIndex()).isEqualTo(6);
        assertThat(committed).containsExactlyElementsOf(numbers(6));
    }

    @Test
    void takesOneByOneWhatFailsTogether() {
        door(todo -> failUnlessAlone().then(keep(todo))).accept(poll(numbers(7)));

        assertThat(committed).containsExactlyElementsOf(numbers(7));
        assertThat(transactions()).isEqualTo(7);
    }

    @Test
    void triesNothingOneByOneWhileTheDatabaseIsAway() {
        var away = new DataAccessResourceFailureException("the database is away");

        var failure = failureOf(door(failing("2", away)), poll(numbers(5)));

        assertThat(failure.getIndex()).isZero();
        assertThat(begun).containsExactly("0", "1", "2");
        assertThat(committed).isEmpty();
        assertThat(remembered()).isZero();
    }

    @Test
    void goesOnWhereItWasWhenTheDatabaseIsBack() {
        var outage = new ArrayList<>(List.of("2"));
        var door =
                door(todo ->
                        outage.remove(todo.title())
                                ? Mono.error(new DataAccessResourceFailureException("away"))
                                : keep(todo));
        failureOf(door, poll(numbers(5)));

        door.accept(poll(numbers(5)));

        assertThat(committed).containsExactlyElementsOf(numbers(5));
    }

    @Test
    void givesWayToWhoeverHoldsARowThatItWants() throws SQLException {
        database.execute("insert into note values ('acme', 'held-" + run + "', '')");
        var door = door(todo -> keep(todo).then(touchHeld()));
        try (var other = database.connect(database.owner());
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select set_config('wecombridge.tenant', 'acme', true)");
            statement.execute("update note set text = 'theirs' where id = 'held-" + run + "'");

            assertThat(failureOf(door, poll(numbers(3))).getIndex()).isZero();
            assertThat(committed).isEmpty();

            other.rollback();
        }
        door.accept(poll(numbers(3)));
        assertThat(committed).containsExactly("0", "1", "2");
    }

    @Test
    void entersTheScopeOfEachFactEvenWhereOneLeftAnother() {
        var seen = new CopyOnWriteArrayList<String>();
        var leaves = scopes.within(Scope.platform(), Mono.empty());

        door(_ -> tenant().doOnNext(seen::add).then(leaves)).accept(poll(numbers(3)));

        assertThat(seen).containsExactly("acme", "acme", "acme");
    }

    @Test
    void namesEachFactAsTheCauseOfWhatItTells() {
        var causes = new CopyOnWriteArrayList<String>();

        door(_ -> Cause.known(cause -> noted(cause, causes))).accept(poll(numbers(3)));

        assertThat(causes).containsExactly("0-" + run, "1-" + run, "2-" + run);
    }

    @Test
    void goesOnWithTheTraceOfEachFactAndWithNoneWhereThereIsNone() {
        var told = "00-" + run.replace("-", "") + "-00f067aa0ba902b7-01";
        var poll = poll(numbers(3));
        List.of(0, 2)
                .forEach(i -> poll.get(i).headers().add("ce_traceparent", told.getBytes(UTF_8)));
        var seen = new CopyOnWriteArrayList<String>();

        door(_ -> traces.known(trace -> Mono.fromRunnable(() -> seen.add(trace.orElse("")))))
                .accept(poll);

        assertThat(seen).hasSize(3);
        assertThat(seen.stream().map(trace -> trace.contains(told.substring(3, 35))))
                .containsExactly(true, false, true);
    }

    private Door door(Function<TodoAssigned, Mono<?>> effect) {
        return inbox.door(fact ->
                fact.event() instanceof TodoAssigned todo
                        ? Effect.of(effect.apply(todo))
                        : Effect.none());
    }

    private Mono<Void> keep(TodoAssigned todo) {
        return db.sql("insert into note (tenant_id, id, text) values ($1, $2, $3)")
                .bind(0, todo.tenant().value())
                .bind(1, todo.todo().value())
                .bind(2, todo.title())
                .then()
                .doOnSubscribe(_ -> begun.add(todo.title()))
                .then(AfterCommit.run(() -> committed.add(todo.title())));
    }

    private Function<TodoAssigned, Mono<?>> failing(String title, RuntimeException failure) {
        return todo ->
                keep(todo).then(todo.title().equals(title) ? Mono.error(failure) : Mono.empty());
    }

    private Mono<Void> failUnlessAlone() {
        return db.sql(
                        """
                        select 1 / (case when count(*) = 1 then 1 else 0 end)
                          from inbox where xmin = pg_current_xact_id()::xid
                        """)
                .fetch()
                .one()
                .then();
    }

    private Mono<Void> touchHeld() {
        return db.sql("update note set text = 'ours' where id = $1").bind(0, "held-" + run).then();
    }

    private Mono<String> tenant() {
        return db.sql("select current_tenant()").mapValue(String.class).one();
    }

    private static Mono<Void> noted(Optional<EventId> cause, List<String> causes) {
        return Mono.fromRunnable(() -> cause.ifPresent(fact -> causes.add(fact.value())));
    }

    private static BatchListenerFailedException failureOf(
            Door door, List<ConsumerRecord<byte[], byte[]>> poll) {
        return catchThrowableOfType(BatchListenerFailedException.class, () -> door.accept(poll));
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> poll(List<String> titles) {
        return titles.stream()
                .map(title ->
                        Todos.record(
                                Long.parseLong(title),
                                Todos.todo(title + "-" + run, title),
                                title + "-" + run))
                .toList();
    }

    private int transactions() {
        return database.rows("select distinct xmin::text from note where id like '%-" + run + "'")
                .size();
    }

    private int remembered() {
        return database.rows("select 1 from inbox where event_id like '%-" + run + "'").size();
    }
}
