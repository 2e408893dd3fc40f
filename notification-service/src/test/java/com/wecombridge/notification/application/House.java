package com.wecombridge.notification.application;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.wecombridge.events.binding.AccountBindingEvent;
import com.wecombridge.events.binding.CorpEvent;
import com.wecombridge.events.contact.MemberEvent;
import com.wecombridge.events.crm.CrmUserEvent;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.notification.DeliveryEvent.DeliveryRecorded;
import com.wecombridge.events.outbox.Outbox;
import com.wecombridge.events.work.Work;
import com.wecombridge.events.work.WorkQueue;
import com.wecombridge.notification.application.sending.Messenger;
import com.wecombridge.notification.application.sending.Postings;
import com.wecombridge.notification.domain.Batch;
import com.wecombridge.notification.domain.Delivery;
import com.wecombridge.notification.domain.Delivery.Address;
import com.wecombridge.notification.domain.Delivery.Recorded;
import com.wecombridge.notification.domain.Pairing;
import com.wecombridge.notification.domain.Receipt;
import com.wecombridge.notification.domain.Sender;
import com.wecombridge.notification.domain.Standing;
import com.wecombridge.notification.domain.Todo;
import com.wecombridge.notification.domain.card.Card;
import com.wecombridge.notification.domain.sending.Answer;
import com.wecombridge.notification.domain.sending.Letter;
import com.wecombridge.notification.domain.sending.Posting;
import com.wecombridge.notification.domain.sending.Tries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every port in memory, and a clock that a test can turn. */
@NullUnmarked
final class House implements Todos, Deliveries, Postings, Directory, Messenger {

    final Map<Todo.Ref, Todo> todos = new HashMap<>();
    final Map<CrmUserId, Delivery> deliveries = new LinkedHashMap<>();
    final Map<Long, Posting> postings = new LinkedHashMap<>();
    final List<Pairing> pairings = new ArrayList<>();
    final List<Sender> senders = new ArrayList<>();
    final List<MemberUserId> outside = new ArrayList<>();
    final List<Work> errands = new ArrayList<>();
    final List<DeliveryRecorded> told = new ArrayList<>();
    final List<Letter> sent = new ArrayList<>();
    final Deque<Mono<Answer>> answers = new ArrayDeque<>();
    final TurnableClock clock = new TurnableClock();

    WorkQueue queue() {
        var queue = mock(WorkQueue.class);
        when(queue.add(any()))
                .thenAnswer(call -> Mono.fromRunnable(() -> errands.add(call.getArgument(0))));
        return queue;
    }

    Outbox outbox() {
        var outbox = mock(Outbox.class);
        when(outbox.appendAll(anyList()))
                .thenAnswer(call -> Mono.fromRunnable(() -> told.addAll(call.getArgument(0))));
        return outbox;
    }

    @Override
    public Mono<Boolean> add(TenantId tenant, Todo todo, Instant heardAt) {
        return Mono.fromSupplier(() -> todos.putIfAbsent(todo.ref(), todo) == null);
    }

    @Override
    public Mono<Todo> find(TenantId tenant, Todo.Ref todo) {
        return Mono.justOrEmpty(todos.get(todo));
    }

    @Override
    public Mono<Void> open(TenantId tenant, Todo.Ref todo, List<CrmUserId> users, Instant now) {
        return Mono.fromRunnable(() -> users.forEach(user -> waits(todo, user, Optional.empty())));
    }

    private void waits(Todo.Ref todo, CrmUserId user, Optional<Address> address) {
        deliveries.put(
                user,
                new Delivery(
                        todo,
                        user,
                        address,
                        new Receipt(Standing.WAITING, Optional.empty()),
                        Optional.empty(),
                        new Recorded(clock.instant(), 0),
                        1));
    }

    @Override
    public Flux<CrmUserId> unaddressed(TenantId tenant, Todo.Ref todo) {
        return Flux.defer(() ->
                Flux.fromIterable(
                        deliveries.values().stream()
                                .filter(delivery -> delivery.address().isEmpty())
                                .filter(House::waiting)
                                .map(Delivery::user)
                                .toList()));
    }

    @Override
    public Mono<Long> address(TenantId tenant, Todo.Ref todo, Batch batch) {
        return Mono.fromSupplier(() -> {
            long id = postings.size() + 1L;
            postings.put(id, opened(id, todo, batch));
            batch.receivers()
                    .forEach(r ->
                            waits(
                                    todo,
                                    r.user(),
                                    Optional.of(new Address(batch.corp(), r.member()))));
            return id;
        });
    }

    private Posting opened(long id, Todo.Ref todo, Batch batch) {
        var now = clock.instant();
        return new Posting(id, todo, batch, now, now, true, Tries.NONE);
    }

    @Override
    public Flux<Delivery> settle(TenantId tenant, Settlement settlement) {
        return Flux.fromIterable(settlement.receipts().entrySet())
                .filter(entry -> waiting(deliveries.get(entry.getKey())))
                .map(entry -> {
                    var before = deliveries.get(entry.getKey());
                    var after =
                            new Delivery(
                                    before.todo(),
                                    before.user(),
                                    before.address(),
                                    entry.getValue(),
                                    settlement.messageId(),
                                    new Recorded(settlement.at(), before.recorded().version() + 1),
                                    before.id());
                    deliveries.put(before.user(), after);
                    return after;
                });
    }

    private static boolean waiting(Delivery delivery) {
        return delivery.receipt().standing() == Standing.WAITING;
    }

    @Override
    public Mono<Posting> find(TenantId tenant, long id) {
        return Mono.fromSupplier(() -> postings.get(id)).map(this::readNow);
    }

    @Override
    public Mono<Void> record(TenantId tenant, long id, Tries tries) {
        return Mono.fromRunnable(() -> replace(id, true, tries));
    }

    @Override
    public Mono<Void> close(TenantId tenant, long id) {
        return Mono.fromRunnable(() -> replace(id, false, postings.get(id).tries()));
    }

    private Posting readNow(Posting kept) {
        return changed(kept, kept.open(), kept.tries());
    }

    private void replace(long id, boolean open, Tries tries) {
        postings.computeIfPresent(id, (_, kept) -> changed(kept, open, tries));
    }

    private Posting changed(Posting kept, boolean open, Tries tries) {
        return new Posting(
                kept.id(),
                kept.todo(),
                kept.batch(),
                kept.openedAt(),
                clock.instant(),
                open,
                tries);
    }

    @Override
    public Flux<Pairing> pairings(TenantId tenant, Collection<CrmUserId> users) {
        return Flux.defer(() -> Flux.fromIterable(pairings))
                .filter(pairing -> users.contains(pairing.user()));
    }

    @Override
    public Flux<Sender> senders(TenantId tenant, CorpId corp) {
        return Flux.fromIterable(senders);
    }

    @Override
    public Mono<String> nameOf(TenantId tenant, CrmUserId user) {
        return Mono.empty();
    }

    @Override
    public Flux<MemberUserId> outsideRange(
            TenantId tenant, CorpId corp, Collection<MemberUserId> members) {
        return Flux.fromIterable(outside).filter(members::contains);
    }

    @Override
    public Letter write(Sender sender, List<MemberUserId> members, Card card) {
        return new Letter(sender.app(), members + " " + card.title());
    }

    /** The attempt must be on record before the call is made. */
    @Override
    public Mono<Answer> send(TenantId tenant, CorpId corp, Letter letter) {
        return Mono.defer(() -> {
            if (postings.values().stream().noneMatch(p -> p.tries().unsure().isPresent())) {
                return Mono.error(new AssertionError("nothing was recorded before the call"));
            }
            sent.add(letter);
            return answers.isEmpty() ? taken() : answers.poll();
        });
    }

    static Mono<Answer> taken() {
        return Mono.just(new Answer.Taken(Optional.of("m-1"), Set.of(), Set.of()));
    }

    @Override
    public Mono<Void> remember(CrmUserEvent fact) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> remember(AccountBindingEvent fact) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> remember(CorpEvent fact) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> remember(MemberEvent fact) {
        return Mono.empty();
    }

    static Sender crmApp() {
        return new Sender(new AppId("1000002"), 1_000_002, Instant.EPOCH);
    }

    /** Stands still until it is turned. */
    static final class TurnableClock extends Clock {
        private Instant now = Instant.parse("2026-11-20T02:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
