package com.wecombridge.contactsync.application.sync;

import com.wecombridge.contactsync.application.UnitOfWork;
import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.application.apps.ConnectedApps;
import com.wecombridge.contactsync.application.mirror.Harvest;
import com.wecombridge.contactsync.application.mirror.Mirroring;
import com.wecombridge.contactsync.application.mirror.Portions;
import com.wecombridge.contactsync.application.mirror.Told;
import com.wecombridge.contactsync.application.mirror.VisibleRanges;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.Content;
import com.wecombridge.contactsync.domain.Department;
import com.wecombridge.contactsync.domain.Difference;
import com.wecombridge.contactsync.domain.Kept;
import com.wecombridge.contactsync.domain.Member;
import com.wecombridge.contactsync.domain.MirroredMember;
import com.wecombridge.contactsync.domain.Reading;
import com.wecombridge.contactsync.domain.SyncCounts;
import com.wecombridge.contactsync.domain.VisibleRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Compares a whole reading with the mirror, and stores what differs. */
@Component
public final class Comparison {

    private final Mirroring<MirroredMember> members;
    private final Mirroring<Department> departments;
    private final VisibleRanges ranges;
    private final ConnectedApps apps;
    private final WholeReader reader;
    private final UnitOfWork transactions;

    public Comparison(
            Mirroring<MirroredMember> members,
            Mirroring<Department> departments,
            VisibleRanges ranges,
            ConnectedApps apps,
            WholeReader reader,
            UnitOfWork transactions) {
        this.members = members;
        this.departments = departments;
        this.ranges = ranges;
        this.apps = apps;
        this.reader = reader;
        this.transactions = transactions;
    }

    /** What came of it. */
    sealed interface Result {}

    /** The rows are in line; the range is to be settled with the end of the run. */
    record Compared(SyncCounts counts, VisibleRange range) implements Result {}

    /** It would remove more than anybody believes: nothing was stored. */
    record Suspicious(String cause) implements Result {}

    Mono<Result> carryOut(ConnectedApp app, WholeReading reading, Instant readAt) {
        return difference(app.ref(), members, reading.members(), readAt)
                .flatMap(difference ->
                        difference.removesSuspiciouslyMany()
                                ? Mono.just(suspicious(difference))
                                : store(app, reading, difference, readAt));
    }

    /** The end of it, in the transaction that ends the run. */
    Mono<Void> settle(AppRef app, Compared compared, Instant readAt) {
        return apps.endWholeReading(app, readAt)
                .then(ranges.store(app, compared.range(), readAt))
                .then();
    }

    private <T extends Content> Mono<Difference<T>> difference(
            AppRef app, Mirroring<T> mirroring, Collection<T> seen, Instant readAt) {
        return transactions
                .within(app.tenant(), mirroring.rows().kept(app).collectList())
                .map(kept -> Difference.between(seen, kept, readAt));
    }

    private static Suspicious suspicious(Difference<?> difference) {
        return new Suspicious(
                "it would remove %d of %d members"
                        .formatted(difference.vanished().size(), difference.keptBefore()));
    }

    private Mono<Result> store(
            ConnectedApp app,
            WholeReading reading,
            Difference<MirroredMember> difference,
            Instant readAt) {
        return storeDepartments(app, reading, readAt)
                .zipWhen(_ -> storeMembers(app, reading, difference, readAt))
                .map(told -> compared(reading, told.getT2(), told.getT1()));
    }

    private Mono<Told> storeDepartments(ConnectedApp app, WholeReading reading, Instant readAt) {
        return difference(app.ref(), departments, reading.surroundings().departments(), readAt)
                .map(difference -> readings(difference, difference.vanished()))
                .flatMap(readings -> take(app, departments, readings, readAt));
    }

    /** A list may leave somebody out whom WeCom knows all the same: ask before removing. */
    private Mono<Told> storeMembers(
            ConnectedApp app,
            WholeReading reading,
            Difference<MirroredMember> difference,
            Instant readAt) {
        return reader.stillThere(app, difference.vanished())
                .collectList()
                .map(there -> readings(difference, there, reading.surroundings().range()))
                .flatMap(readings -> take(app, members, readings, readAt));
    }

    private <T extends Content> Mono<Told> take(
            ConnectedApp app, Mirroring<T> mirroring, List<Reading<T>> readings, Instant readAt) {
        var right = apps.steadyIn(app.ref(), readAt);
        return new Portions(transactions)
                .take(app.ref(), right, mirroring, new Harvest<>(readings, readAt));
    }

    private static List<Reading<MirroredMember>> readings(
            Difference<MirroredMember> difference, List<Member> there, VisibleRange range) {
        var keys = there.stream().map(member -> member.id().key()).collect(Collectors.toSet());
        var gone = difference.vanished().stream().filter(row -> !keys.contains(row.key())).toList();
        var readings = new ArrayList<>(readings(difference, gone));
        there.forEach(member -> readings.add(Reading.found(range.judge(member))));
        return readings;
    }

    private static <T extends Content> List<Reading<T>> readings(
            Difference<T> difference, List<Kept> gone) {
        return Stream.concat(
                        difference.changed().stream().map(Reading::found),
                        gone.stream().map(row -> Reading.<T>gone(row.key())))
                .toList();
    }

    private static Compared compared(WholeReading reading, Told members, Told departments) {
        var counts =
                new SyncCounts(
                        reading.members().size(),
                        reading.surroundings().departments().size(),
                        members.written(),
                        members.removed(),
                        departments.written(),
                        departments.removed());
        return new Compared(counts, reading.surroundings().range());
    }
}
