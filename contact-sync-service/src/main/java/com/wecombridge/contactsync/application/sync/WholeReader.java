package com.wecombridge.contactsync.application.sync;

import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.application.mirror.Directory;
import com.wecombridge.contactsync.application.mirror.DirectoryException;
import com.wecombridge.contactsync.application.mirror.RangeReader;
import com.wecombridge.contactsync.application.mirror.Setback;
import com.wecombridge.contactsync.application.mirror.Surroundings;
import com.wecombridge.contactsync.domain.Department;
import com.wecombridge.contactsync.domain.Kept;
import com.wecombridge.contactsync.domain.Member;
import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads whole directories, department by department. Signals {@link DirectoryException}. */
@Component
public final class WholeReader {

    /** One of the corp's places is left for what people wait for. */
    private static final int AT_A_TIME = 2;

    private final Directory directory;
    private final RangeReader rangeReader;

    public WholeReader(Directory directory, RangeReader rangeReader) {
        this.directory = directory;
        this.rangeReader = rangeReader;
    }

    Mono<WholeReading> read(ConnectedApp app) {
        return rangeReader
                .read(app)
                .flatMap(around ->
                        listed(app, around)
                                .flatMap(members -> withNamed(app, around, members))
                                .map(members -> judged(around, members)));
    }

    /** Of those that the lists do not show any more, the ones that are there all the same. */
    Flux<Member> stillThere(ConnectedApp app, Collection<Kept> missing) {
        return each(app, missing.stream().map(row -> new MemberUserId(row.id())).toList());
    }

    private Mono<Map<MemberUserId, Member>> listed(ConnectedApp app, Surroundings around) {
        var inSight = around.departments().stream().map(Department::id).collect(Collectors.toSet());
        return Flux.fromIterable(allOf(inSight, around.range().departments()))
                .flatMap(id -> listed(app, id, inSight), AT_A_TIME)
                .flatMapIterable(members -> members)
                .collectMap(Member::id);
    }

    private static Set<DepartmentId> allOf(Set<DepartmentId> inSight, Set<DepartmentId> inRange) {
        return Stream.concat(inSight.stream(), inRange.stream()).collect(Collectors.toSet());
    }

    private Mono<List<Member>> listed(
            ConnectedApp app, DepartmentId department, Set<DepartmentId> inSight) {
        return directory
                .membersOf(app, department)
                .map(members -> members.orElseGet(() -> unlisted(department, inSight)));
    }

    /**
     * A department that a tag brings into the range need not be in sight itself: its people are
     * seen as they are reported. One that was listed a moment ago must be readable.
     */
    private static List<Member> unlisted(DepartmentId department, Set<DepartmentId> inSight) {
        if (inSight.contains(department)) {
            throw new DirectoryException(
                    new Setback.Unexpected(
                            "department " + department + " is listed and cannot be read"));
        }
        return List.of();
    }

    private Mono<Map<MemberUserId, Member>> withNamed(
            ConnectedApp app, Surroundings around, Map<MemberUserId, Member> listed) {
        var named =
                around.range().members().stream()
                        .filter(member -> !listed.containsKey(member))
                        .toList();
        return each(app, named).collectMap(Member::id, member -> member, () -> listed);
    }

    private Flux<Member> each(ConnectedApp app, List<MemberUserId> members) {
        return Flux.fromIterable(members)
                .flatMap(id -> directory.member(app, id), AT_A_TIME)
                .flatMap(Mono::justOrEmpty);
    }

    private static WholeReading judged(Surroundings around, Map<MemberUserId, Member> members) {
        return new WholeReading(
                around, members.values().stream().map(around.range()::judge).toList());
    }
}
