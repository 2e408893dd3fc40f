package com.wecombridge.contactsync.application.connect;

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
import com.wecombridge.contactsync.domain.Kept;
import com.wecombridge.contactsync.domain.MirroredMember;
import com.wecombridge.contactsync.domain.Reading;
import com.wecombridge.events.work.Outcome;
import com.wecombridge.events.work.Outcome.Done;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Empties the mirror of an app that is gone, as the corp may demand. If it is connected again
 * meanwhile, the rest is left to the full sync that this brings.
 */
@Component
public final class ForgetDirectory {

    private final UnitOfWork transactions;
    private final ConnectedApps apps;
    private final Mirroring<MirroredMember> members;
    private final Mirroring<Department> departments;
    private final VisibleRanges ranges;

    public ForgetDirectory(
            UnitOfWork transactions,
            ConnectedApps apps,
            Mirroring<MirroredMember> members,
            Mirroring<Department> departments,
            VisibleRanges ranges) {
        this.transactions = transactions;
        this.apps = apps;
        this.members = members;
        this.departments = departments;
        this.ranges = ranges;
    }

    /** Whose directory, and when that began. */
    public record Command(AppRef app, Instant at) {}

    public Mono<Outcome> handle(Command command) {
        return forget(command, members)
                .then(Mono.defer(() -> forget(command, departments)))
                .thenReturn(new Done(disconnected(command.app()).flatMap(this::forgetRange)));
    }

    private <T extends Content> Mono<Told> forget(Command command, Mirroring<T> mirroring) {
        return transactions
                .within(command.app().tenant(), mirroring.rows().kept(command.app()).collectList())
                .map(ForgetDirectory::<T>allGone)
                .flatMap(readings ->
                        new Portions(transactions)
                                .take(
                                        command.app(),
                                        disconnected(command.app()),
                                        mirroring,
                                        new Harvest<>(readings, command.at())));
    }

    private static <T extends Content> List<Reading<T>> allGone(List<Kept> kept) {
        return kept.stream().filter(Kept::present).map(row -> Reading.<T>gone(row.key())).toList();
    }

    private Mono<ConnectedApp> disconnected(AppRef app) {
        return apps.steady(app).filter(known -> !known.connected());
    }

    private Mono<Void> forgetRange(ConnectedApp app) {
        return ranges.forget(app.ref());
    }
}
