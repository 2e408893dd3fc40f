package com.wecombridge.contactsync.application;

import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.application.mirror.Directory;
import com.wecombridge.contactsync.application.mirror.DirectoryException;
import com.wecombridge.contactsync.application.mirror.Setback;
import com.wecombridge.contactsync.domain.AppScope;
import com.wecombridge.contactsync.domain.Department;
import com.wecombridge.contactsync.domain.Member;
import com.wecombridge.contactsync.domain.TagContent;
import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/** A directory on paper: members in department 2, which is the range; misfortunes on demand. */
final class PaperDirectory implements Directory {

    static final DepartmentId SALES = new DepartmentId(2);

    final Map<MemberUserId, Member> members = new LinkedHashMap<>();
    final Set<MemberUserId> unlisted = new HashSet<>();
    final Deque<Setback> setbacks = new ArrayDeque<>();
    Set<DepartmentId> range = Set.of(SALES);
    Runnable afterListing = () -> {};

    void holds(String id, String name) {
        var member =
                new Member(
                        new MemberUserId(id),
                        Optional.of(name),
                        Optional.empty(),
                        List.of(SALES),
                        1);
        members.put(member.id(), member);
    }

    void loses(String id) {
        members.remove(new MemberUserId(id));
    }

    @Override
    public Mono<AppScope> scope(ConnectedApp app) {
        return Mono.fromSupplier(() -> {
            if (!setbacks.isEmpty()) {
                throw new DirectoryException(setbacks.pop());
            }
            return new AppScope(Set.of(), range, Set.of());
        });
    }

    @Override
    public Mono<TagContent> tag(ConnectedApp app, String tag) {
        return Mono.just(new TagContent(Set.of(), Set.of()));
    }

    @Override
    public Mono<List<Department>> departments(ConnectedApp app) {
        return Mono.just(List.of(new Department(SALES, Optional.of("销售部"), Optional.empty(), 0)));
    }

    @Override
    public Mono<Optional<List<Member>>> membersOf(ConnectedApp app, DepartmentId department) {
        return Mono.fromSupplier(() -> {
            var listed =
                    members.values().stream()
                            .filter(member -> member.departments().contains(department))
                            .filter(member -> !unlisted.contains(member.id()))
                            .toList();
            afterListing.run();
            return Optional.of(listed);
        });
    }

    @Override
    public Mono<Optional<Member>> member(ConnectedApp app, MemberUserId member) {
        return Mono.fromSupplier(() -> {
            if (!setbacks.isEmpty()) {
                throw new DirectoryException(setbacks.pop());
            }
            return Optional.ofNullable(members.get(member));
        });
    }
}
