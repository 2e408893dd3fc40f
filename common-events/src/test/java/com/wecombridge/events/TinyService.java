package com.wecombridge.events;

import com.wecombridge.events.binding.AccountBindingEvent.AccountUnbound;
import com.wecombridge.events.codec.Samples;
import com.wecombridge.events.crm.TodoEvent.TodoAssigned;
import com.wecombridge.events.inbox.Door;
import com.wecombridge.events.inbox.Effect;
import com.wecombridge.events.inbox.Inbox;
import com.wecombridge.events.outbox.Outbox;
import com.wecombridge.events.store.AfterCommit;
import com.wecombridge.events.work.ClaimedWork;
import com.wecombridge.events.work.Outcome;
import com.wecombridge.events.work.Worker;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestDatabase;
import io.micrometer.observation.Observation.Scope;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;

/** The smallest service: one door, one table, one kind of work. */
@SpringBootApplication
public class TinyService {

    public static void main(String[] arguments) {
        SpringApplication.run(TinyService.class, arguments);
    }

    @Bean
    Door tinyTodos(Inbox inbox, DatabaseClient db, Outbox outbox, ObservationRegistry steps) {
        return inbox.door(fact -> {
            ENTERED_STEPS.add(entered(steps));
            return fact.event() instanceof TodoAssigned todo
                    ? Effect.of(keep(db, todo).then(answer(outbox, todo)))
                    : Effect.none();
        });
    }

    private static Mono<Void> answer(Outbox outbox, TodoAssigned todo) {
        return todo.title().equals("tell it on")
                ? outbox.append(
                        new AccountUnbound(
                                todo.tenant(),
                                Samples.CORP,
                                todo.assignees().getFirst(),
                                Samples.LI_LEI,
                                Samples.NOON,
                                todo.version()))
                : Mono.empty();
    }

    /** For each record, how many steps its thread was in when it came to the door. */
    public static final Queue<Long> ENTERED_STEPS = new ConcurrentLinkedQueue<>();

    private static long entered(ObservationRegistry steps) {
        return Stream.iterate(
                        steps.getCurrentObservationScope(),
                        Objects::nonNull,
                        Scope::getPreviousObservationScope)
                .count();
    }

    /** What the next effects fail with, one after the other. */
    public static final Queue<RuntimeException> TROUBLES = new ConcurrentLinkedQueue<>();

    /** What took effect, in that order. */
    public static final Queue<String> KEPT = new ConcurrentLinkedQueue<>();

    private static Mono<Void> keep(DatabaseClient db, TodoAssigned todo) {
        if (todo.title().equals("trouble")) {
            var trouble = TROUBLES.poll();
            if (trouble != null) {
                return Mono.error(trouble);
            }
        }
        if (todo.title().equals("a bug")) {
            return Mono.error(new ArithmeticException("a bug in the effect"));
        }
        return db.sql("insert into note (tenant_id, id, text) values ($1, $2, $3)")
                .bind(0, todo.tenant().value())
                .bind(1, todo.todo().value() + "/" + todo.version())
                .bind(2, todo.title())
                .then()
                .then(AfterCommit.run(() -> KEPT.add(todo.title())));
    }

    /** Where all spans of these tests go. */
    @Bean
    InMemorySpanExporter spans() {
        return InMemorySpanExporter.create();
    }

    @Bean
    ScriptedWorker errands() {
        return new ScriptedWorker();
    }

    /** Does what the test says and remembers in which order it was asked. */
    public static class ScriptedWorker implements Worker {
        public final List<ClaimedWork> performed = new CopyOnWriteArrayList<>();
        public volatile Function<ClaimedWork, Outcome> script = _ -> new Outcome.Done(Mono.empty());

        @Override
        public String kind() {
            return "errand";
        }

        @Override
        public Outcome perform(ClaimedWork work) {
            performed.add(work);
            return script.apply(work);
        }
    }

    /** All Spring tests of this module share one context. */
    @SpringBootTest(classes = TinyService.class)
    public abstract static class Running {
        @SuppressWarnings("NullAway.Init")
        protected static TestDatabase database;

        @DynamicPropertySource
        static void infrastructure(DynamicPropertyRegistry registry) {
            database = Infrastructure.register(registry);
        }
    }
}
