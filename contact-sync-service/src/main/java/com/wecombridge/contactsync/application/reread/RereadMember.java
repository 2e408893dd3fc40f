package com.wecombridge.contactsync.application.reread;

import com.wecombridge.contactsync.application.UnitOfWork;
import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.application.apps.ConnectedApps;
import com.wecombridge.contactsync.application.mirror.Directory;
import com.wecombridge.contactsync.application.mirror.DirectoryException;
import com.wecombridge.contactsync.application.mirror.Harvest;
import com.wecombridge.contactsync.application.mirror.Mirroring;
import com.wecombridge.contactsync.application.mirror.RangeReader;
import com.wecombridge.contactsync.application.mirror.Surroundings;
import com.wecombridge.contactsync.application.mirror.Told;
import com.wecombridge.contactsync.application.mirror.VisibleRanges;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.Member;
import com.wecombridge.contactsync.domain.MirroredMember;
import com.wecombridge.contactsync.domain.Reading;
import com.wecombridge.contactsync.domain.VisibleRange;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.work.Outcome;
import com.wecombridge.events.work.Outcome.Done;
import com.wecombridge.events.work.Outcome.DoneForAllDue;
import com.wecombridge.events.work.Outcome.NotYet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks at one member again: the look decides, whatever the callback said. */
@Component
public final class RereadMember {

    private final UnitOfWork transactions;
    private final ConnectedApps apps;
    private final Directory directory;
    private final Mirroring<MirroredMember> members;
    private final VisibleRanges ranges;

    public RereadMember(
            UnitOfWork transactions,
            ConnectedApps apps,
            Directory directory,
            Mirroring<MirroredMember> members,
            VisibleRanges ranges) {
        this.transactions = transactions;
        this.apps = apps;
        this.directory = directory;
        this.members = members;
        this.ranges = ranges;
    }

    /**
     * One try.
     *
     * @param readAt before anything is asked; by the database's clock
     */
    public record Command(AppRef app, MemberUserId member, Instant readAt, int attempt) {}

    /** What WeCom showed, and the range it was judged by if the known one did not hold them. */
    private record Look(Optional<Member> found, Optional<VisibleRange> freshRange) {}

    public Mono<Outcome> handle(Command command) {
        return transactions
                .within(command.app().tenant(), apps.find(command.app()))
                .filter(ConnectedApp::connected)
                .flatMap(app -> look(app, command))
                .defaultIfEmpty(new Done(Mono.empty()))
                .onErrorResume(DirectoryException.class, e -> Mono.just(again(command, e)));
    }

    private Mono<Outcome> look(ConnectedApp app, Command command) {
        return directory
                .member(app, command.member())
                .flatMap(found -> withRange(app, found))
                .map(look -> new DoneForAllDue(store(command, look)));
    }

    /** Somebody whom we see outside the range that we know: then the range has changed. */
    private Mono<Look> withRange(ConnectedApp app, Optional<Member> found) {
        if (found.isEmpty()) {
            return Mono.just(new Look(found, Optional.empty()));
        }
        return transactions
                .within(app.ref().tenant(), ranges.of(app.ref()))
                .filter(range -> range.holds(found.get()))
                .map(_ -> new Look(found, Optional.empty()))
                .switchIfEmpty(Mono.defer(() -> withFreshRange(app, found)));
    }

    private Mono<Look> withFreshRange(ConnectedApp app, Optional<Member> found) {
        return new RangeReader(directory)
                .read(app)
                .map(Surroundings::range)
                .map(range -> new Look(found, Optional.of(range)));
    }

    private Mono<Told> store(Command command, Look look) {
        return apps.steady(command.app())
                .filter(ConnectedApp::connected)
                .flatMap(app ->
                        judge(command, look)
                                .flatMap(reading ->
                                        members.take(
                                                app,
                                                new Harvest<>(
                                                        List.of(reading), command.readAt()))));
    }

    private Mono<Reading<MirroredMember>> judge(Command command, Look look) {
        return look.found()
                .map(member ->
                        Mono.justOrEmpty(look.freshRange())
                                .switchIfEmpty(ranges.of(command.app()))
                                .map(range -> Reading.found(range.judge(member))))
                .orElseGet(() -> Mono.just(Reading.gone(command.member().key())));
    }

    private static Outcome again(Command command, DirectoryException failure) {
        var setback = failure.setback();
        return new NotYet(setback.waitAfter(command.attempt()), setback.cause());
    }
}
