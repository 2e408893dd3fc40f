package com.wecombridge.wecomsim.admin;

import com.wecombridge.wecomsim.callback.Post;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Corp;
import com.wecombridge.wecomsim.world.Department;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.Tag;
import com.wecombridge.wecomsim.world.World;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What an administrator does to a corp's directory. */
public final class DirectoryChanges {

    private final World world;
    private final Directory directory;
    private final ContactNews news;
    private final List<Consumer<Member>> farewells = new CopyOnWriteArrayList<>();

    public DirectoryChanges(World world, Post post, Directory directory) {
        this.world = world;
        this.directory = directory;
        this.news = new ContactNews(world, post, directory);
    }

    /** Makes or changes a corp; a new one has a root department of its name. */
    public Corp corp(Patch patch) {
        return world.change(() -> {
            var id = patch.need("corpId");
            var cast = patch.takeFlag("standardCast");
            var isNew = world.corps.get(id).isEmpty();
            var corp = patch.over(world.corps, id, () -> Corp.named(id, id), Corp.class);
            world.corps.put(id, corp);
            if (isNew) {
                var root = Department.numbered(id, 1);
                var named = new Department(id, 1, corp.name(), "", 0, 0, root.leaders());
                world.departments.put(Table.key(id, 1), named);
            }
            if (cast) {
                StandardCast.appearIn(id, this);
            }
            return corp;
        });
    }

    /** A corp whose id starts with {@code wwsim} exists as soon as someone mentions it. */
    public Optional<Corp> corpOrInvented(String corpId) {
        var known = world.corps.get(corpId);
        if (known.isEmpty() && corpId.matches("wwsim[A-Za-z0-9]{1,40}")) {
            return Optional.of(StandardCast.invent(corpId, this));
        }
        return known;
    }

    public Optional<Member> member(Patch patch, Telling telling) {
        var corpId = needCorp(patch);
        var userId = patch.need("userId");
        var removed = patch.takeFlag("removed");
        var newUserId = patch.take("newUserId", userId);
        return world.change(() -> {
            var before = directory.member(corpId, userId);
            if (removed) {
                before.ifPresent(member -> remove(member, telling));
                return Optional.empty();
            }
            var fresh = before.orElseGet(() -> Member.named(corpId, userId));
            var after = patch.with("userId", newUserId).over(fresh, Member.class);
            store(before, after, telling);
            return Optional.of(after);
        });
    }

    public Optional<Department> department(Patch patch, Telling telling) {
        var corpId = needCorp(patch);
        var id = patch.needNumber("id");
        var removed = patch.takeFlag("removed");
        return world.change(() -> {
            var before = directory.department(corpId, id);
            if (removed) {
                before.ifPresent(department -> remove(department, telling));
                return Optional.empty();
            }
            var fresh = before.orElseGet(() -> Department.numbered(corpId, id));
            var after = patch.over(fresh, Department.class);
            store(before, after, telling);
            return Optional.of(after);
        });
    }

    public Optional<Tag> tag(Patch patch, Telling telling) {
        var corpId = needCorp(patch);
        var id = patch.needNumber("id");
        var removed = patch.takeFlag("removed");
        return world.change(() -> {
            var before = directory.tag(corpId, id).orElseGet(() -> Tag.numbered(corpId, id));
            var after =
                    removed
                            ? new Tag(corpId, id, before.name(), List.of(), List.of())
                            : patch.over(before, Tag.class);
            news.aroundRanges(corpId, telling, () -> putOrRemove(after, removed));
            news.tag(corpId, app -> tagFields(app, before, after), telling);
            return removed ? Optional.empty() : Optional.of(after);
        });
    }

    private void putOrRemove(Tag tag, boolean removed) {
        var key = Table.key(tag.corpId(), tag.id());
        if (removed) {
            world.tags.remove(key);
        } else {
            world.tags.put(key, tag);
        }
    }

    private void store(Optional<Member> before, Member after, Telling telling) {
        news.aroundRanges(
                after.corpId(),
                telling,
                () -> {
                    before.ifPresent(m -> world.members.remove(keyOf(m)));
                    world.members.put(keyOf(after), after);
                });
        before.ifPresentOrElse(
                old -> {
                    if (!old.equals(after)) {
                        news.updated(old, after, telling);
                    }
                },
                () -> news.created(after, telling));
    }

    private void remove(Member member, Telling telling) {
        news.deleted(member, telling);
        news.aroundRanges(member.corpId(), telling, () -> world.members.remove(keyOf(member)));
        forget(member);
        farewells.forEach(farewell -> farewell.accept(member));
    }

    /** From now on this is told, within the change, of every member who leaves. */
    public void onDeparture(Consumer<Member> farewell) {
        farewells.add(farewell);
    }

    /** A deleted member leaves the ranges and tags that named it. */
    private void forget(Member member) {
        var corpId = member.corpId();
        for (var app : world.apps.of(corpId).toList()) {
            var left = without(app.range().users(), member.userId());
            if (left.size() < app.range().users().size()) {
                var range = Map.of("range", Map.of("users", left));
                world.apps.put(
                        Table.key(corpId, app.agentId()),
                        Json.patched(app, Json.tree(range), App.class));
            }
        }
        for (var tag : world.tags.of(corpId).toList()) {
            var left = without(tag.users(), member.userId());
            world.tags.put(
                    Table.key(corpId, tag.id()),
                    new Tag(corpId, tag.id(), tag.name(), left, tag.parties()));
        }
    }

    private static List<String> without(List<String> users, String userId) {
        return users.stream().filter(user -> !user.equalsIgnoreCase(userId)).toList();
    }

    private void store(Optional<Department> before, Department after, Telling telling) {
        if (after.id() != 1 && directory.department(after.corpId(), after.parentId()).isEmpty()) {
            throw new DefinitionRefusedException(
                    "parent department " + after.parentId() + " does not exist (60004)");
        }
        news.aroundRanges(
                after.corpId(),
                telling,
                () -> world.departments.put(Table.key(after.corpId(), after.id()), after));
        if (before.isEmpty() || !before.get().equals(after)) {
            var concerned = List.of(after.id());
            news.party(after.corpId(), concerned, partyFields(before, after), telling);
        }
    }

    private void remove(Department department, Telling telling) {
        var corpId = department.corpId();
        if (directory.subtree(corpId, department.id()).size() > 1) {
            throw new DefinitionRefusedException("the department has departments below it (60006)");
        }
        if (directory.members(corpId).anyMatch(m -> m.departments().contains(department.id()))) {
            throw new DefinitionRefusedException("the department still has members (60005)");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ChangeType", "delete_party");
        fields.put("Id", department.id());
        news.party(corpId, List.of(department.id()), fields, telling);
        world.departments.remove(Table.key(corpId, department.id()));
    }

    private static Map<String, Object> partyFields(Optional<Department> before, Department after) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ChangeType", before.isEmpty() ? "create_party" : "update_party");
        fields.put("Id", after.id());
        if (before.isEmpty() || !before.get().name().equals(after.name())) {
            fields.put("Name", after.name());
        }
        if (before.isEmpty() || before.get().parentId() != after.parentId()) {
            fields.put("ParentId", after.parentId());
        }
        if (before.isEmpty()) {
            fields.put("Order", after.order());
        }
        return fields;
    }

    private Map<String, Object> tagFields(App app, Tag before, Tag after) {
        var dialect = Dialect.of(world, app);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ChangeType", "update_tag");
        fields.put("TagId", after.id());
        fields.put("AddUserItems", users(dialect, after.users(), before.users()));
        fields.put("DelUserItems", users(dialect, before.users(), after.users()));
        fields.put("AddPartyItems", added(after.parties(), before.parties()));
        fields.put("DelPartyItems", added(before.parties(), after.parties()));
        return fields;
    }

    private static String users(Dialect dialect, List<String> now, List<String> then) {
        var old = new HashSet<>(then);
        return now.stream()
                .filter(user -> !old.contains(user))
                .map(dialect::userId)
                .collect(Collectors.joining(","));
    }

    private static String added(List<Integer> now, List<Integer> then) {
        return now.stream()
                .filter(id -> !then.contains(id))
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private String needCorp(Patch patch) {
        var corpId = patch.need("corpId");
        if (corpOrInvented(corpId).isEmpty()) {
            throw new DefinitionRefusedException("corp " + corpId + " does not exist");
        }
        return corpId;
    }

    private static String keyOf(Member member) {
        return Directory.memberKey(member.corpId(), member.userId());
    }
}
