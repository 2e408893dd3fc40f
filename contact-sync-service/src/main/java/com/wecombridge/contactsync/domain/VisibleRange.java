package com.wecombridge.contactsync.domain;

import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An app's visible range with its tags and departments expanded.
 *
 * @param members who is in it by name
 * @param departments each of them and, already listed here, all that lie below
 */
public record VisibleRange(Set<MemberUserId> members, Set<DepartmentId> departments) {

    public static VisibleRange of(
            AppScope scope, Collection<TagContent> tags, DepartmentTree tree) {
        var members =
                Stream.concat(
                        scope.members().stream(),
                        tags.stream().flatMap(tag -> tag.members().stream()));
        var departments =
                Stream.concat(
                        scope.departments().stream(),
                        tags.stream().flatMap(tag -> tag.departments().stream()));
        return new VisibleRange(
                members.collect(Collectors.toUnmodifiableSet()),
                tree.downFrom(departments.toList()));
    }

    public boolean holds(Member member) {
        return members.contains(member.id())
                || member.departments().stream().anyMatch(departments::contains);
    }

    public MirroredMember judge(Member member) {
        return new MirroredMember(member, holds(member));
    }
}
