package com.wecombridge.contactsync.application.reread;

import com.wecombridge.contactsync.application.UnitOfWork;
import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.application.apps.ConnectedApps;
import com.wecombridge.contactsync.application.mirror.Harvest;
import com.wecombridge.contactsync.application.mirror.Mirroring;
import com.wecombridge.contactsync.application.mirror.Portions;
import com.wecombridge.contactsync.application.mirror.Surroundings;
import com.wecombridge.contactsync.application.mirror.Told;
import com.wecombridge.contactsync.application.mirror.VisibleRanges;
import com.wecombridge.contactsync.application.sync.PlanSync;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.Department;
import com.wecombridge.contactsync.domain.Difference;
import com.wecombridge.contactsync.domain.Kept;
import com.wecombridge.contactsync.domain.MirroredMember;
import com.wecombridge.contactsync.domain.Reading;
import com.wecombridge.contactsync.domain.SyncRun.Reason;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Draws the borders anew. In this order, so that a member who is read at the same time is judged
 * either by the new range or before everybody is judged: range, departments, members.
 */
@Component
public final class Redrawing {

    private static final String OURSELVES = "contact-sync-service";
    private static final int PORTION = 100;

    private final UnitOfWork transactions;
    private final ConnectedApps apps;
    private final VisibleRanges ranges;
    private final Mirroring<Department> departments;
    private final Mirroring<MirroredMember> members;
    private final PlanSync planSync;

    public Redrawing(
            UnitOfWork transactions,
            ConnectedApps apps,
            VisibleRanges ranges,
            Mirroring<Department> departments,
            Mirroring<MirroredMember> members,
            PlanSync planSync) {
        this.transactions = transactions;
        this.apps = apps;
        this.ranges = ranges;
        this.departments = departments;
        this.members = members;
        this.planSync = planSync;
    }

    Mono<Void> store(AppRef app, Surroundings around, Instant readAt) {
        return transactions
                .within(app.tenant(), storeRange(app, around, readAt))
                .then(Mono.defer(() -> storeDepartments(app, around, readAt)))
                .then(Mono.defer(() -> judgeMembers(app)));
    }

    /** Another range may show members whom no callback names: then everything is compared. */
    private Mono<Void> storeRange(AppRef app, Surroundings around, Instant readAt) {
        return apps.locked(app)
                .filter(ConnectedApp::connected)
                .flatMap(_ -> ranges.store(app, around.range(), readAt))
                .filter(Boolean::booleanValue)
                .flatMap(_ ->
                        planSync.handle(new PlanSync.Command(app, Reason.RANGE_CHANGED, OURSELVES)))
                .then();
    }

    private Mono<Told> storeDepartments(AppRef app, Surroundings around, Instant readAt) {
        return transactions
                .within(app.tenant(), departments.rows().kept(app).collectList())
                .map(kept -> Difference.between(around.departments(), kept, readAt))
                .flatMap(difference ->
                        new Portions(transactions)
                                .take(
                                        app,
                                        connected(app),
                                        departments,
                                        new Harvest<>(readings(difference), readAt)));
    }

    private static List<Reading<Department>> readings(Difference<Department> difference) {
        return Stream.concat(
                        difference.changed().stream().map(Reading::found),
                        difference.vanished().stream()
                                .map(row -> Reading.<Department>gone(row.key())))
                .toList();
    }

    private Mono<Void> judgeMembers(AppRef app) {
        return transactions
                .within(app.tenant(), members.rows().kept(app).collectList())
                .flatMapMany(kept -> Flux.fromStream(kept.stream().filter(Kept::present)))
                .map(Kept::key)
                .buffer(PORTION)
                .concatMap(keys -> transactions.within(app.tenant(), judge(app, keys)))
                .then();
    }

    private Mono<Told> judge(AppRef app, List<String> keys) {
        return connected(app)
                .flatMap(_ -> ranges.of(app))
                .flatMap(range ->
                        members.revise(app, keys, content -> range.judge(content.member())));
    }

    private Mono<ConnectedApp> connected(AppRef app) {
        return apps.steady(app).filter(ConnectedApp::connected);
    }
}
