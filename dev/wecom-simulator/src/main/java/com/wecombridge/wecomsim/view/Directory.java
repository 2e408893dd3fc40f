package com.wecombridge.wecomsim.view;

import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Department;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.Tag;
import com.wecombridge.wecomsim.world.VisibleRange;
import com.wecombridge.wecomsim.world.World;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A corp's people and departments, and which of them an app may see. */
public final class Directory {

    private final World world;

    public Directory(World world) {
        this.world = world;
    }

    /** The key of a member; user ids are compared without regard to case (90236). */
    public static String memberKey(String corpId, String userId) {
        return Table.key(corpId, userId.toLowerCase(Locale.ROOT));
    }

    public Optional<Member> member(String corpId, String userId) {
        return world.members.get(memberKey(corpId, userId));
    }

    public Optional<Department> department(String corpId, int id) {
        return world.departments.get(Table.key(corpId, id));
    }

    public Optional<Tag> tag(String corpId, int id) {
        return world.tags.get(Table.key(corpId, id));
    }

    public Stream<Member> members(String corpId) {
        return world.members.of(corpId);
    }

    /** The department and all below it; empty when it does not exist. */
    public Set<Integer> subtree(String corpId, int root) {
        if (department(corpId, root).isEmpty()) {
            return Set.of();
        }
        var children = childrenByParent(corpId);
        var found = new HashSet<Integer>();
        var open = new ArrayDeque<Integer>(List.of(root));
        while (!open.isEmpty()) {
            var id = open.pop();
            if (found.add(id)) {
                open.addAll(children.getOrDefault(id, List.of()));
            }
        }
        return found;
    }

    /** The departments an app may see: those in its range and all below them. */
    public Set<Integer> visibleParties(App app) {
        return app.range().parties().stream()
                .flatMap(id -> subtree(app.corpId(), id).stream())
                .collect(Collectors.toSet());
    }

    /** The members an app may see, in the order of their ids. */
    public List<Member> visibleMembers(App app) {
        var sight = sight(app);
        return members(app.corpId()).filter(sight::includes).toList();
    }

    /** Whether the app may see the member. */
    public boolean sees(App app, Member member) {
        return sight(app).includes(member);
    }

    /** The app's range with departments and tags expanded. */
    public Sight sight(App app) {
        return sight(app.corpId(), app.range());
    }

    /** A range with departments and tags expanded. */
    public Sight sight(String corpId, VisibleRange range) {
        var users = new HashSet<String>();
        range.users().forEach(user -> users.add(user.toLowerCase(Locale.ROOT)));
        var parties = new HashSet<Integer>();
        range.parties().forEach(id -> parties.addAll(subtree(corpId, id)));
        for (var id : range.tags()) {
            tag(corpId, id)
                    .ifPresent(tag -> {
                        tag.users().forEach(u -> users.add(u.toLowerCase(Locale.ROOT)));
                        tag.parties().forEach(p -> parties.addAll(subtree(corpId, p)));
                    });
        }
        return new Sight(users, parties);
    }

    private Map<Integer, List<Integer>> childrenByParent(String corpId) {
        return world.departments
                .of(corpId)
                .collect(
                        Collectors.groupingBy(
                                Department::parentId,
                                Collectors.mapping(Department::id, Collectors.toList())));
    }

    /** An expanded range: user ids in lower case, and departments. */
    public record Sight(Set<String> users, Set<Integer> parties) {

        /** Whether the member is in it, by id or by one of the departments. */
        public boolean includes(Member member) {
            return users.contains(member.userId().toLowerCase(Locale.ROOT))
                    || member.departments().stream().anyMatch(parties::contains);
        }
    }
}
