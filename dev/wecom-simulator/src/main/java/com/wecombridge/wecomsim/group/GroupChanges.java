package com.wecombridge.wecomsim.group;

import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.group.GroupChat.GroupMember;
import com.wecombridge.wecomsim.group.GroupChat.Status;
import com.wecombridge.wecomsim.group.GroupNews.Scenes;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.view.Digests;
import com.wecombridge.wecomsim.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people do with groups: open them, come and go, rename, dismiss. */
public final class GroupChanges {

    private static final int BY_MEMBER = 1;

    private final Customers customers;
    private final World world;
    private final GroupBook book;
    private final GroupNews news;

    public GroupChanges(Customers customers, GroupBook book) {
        this.customers = customers;
        this.world = customers.world();
        this.book = book;
        this.news = new GroupNews(customers.news(), customers.rights());
    }

    /**
     * A definition: {@code members} is the whole list, {@code join} and {@code leave} change it;
     * {@code removed} dismisses the group.
     */
    Optional<GroupChat> group(Patch patch, Telling telling) {
        var corpId = patch.need("corpId");
        if (customers.core().people().corpOrInvented(corpId).isEmpty()) {
            throw new DefinitionRefusedException("corp " + corpId + " does not exist");
        }
        var removed = patch.takeFlag("removed");
        var scenes =
                new Scenes(
                        patch.take("joinScene", Integer.class, 0),
                        patch.take("quitScene", Integer.class, 0));
        return world.change(() -> {
            var given = patch.take("chatId", "");
            var chatId = given.isEmpty() ? newId(corpId) : given;
            var before = book.group(corpId, chatId);
            if (removed) {
                before.ifPresent(group -> dismiss(group, telling));
                return Optional.empty();
            }
            var fresh = before.orElseGet(() -> GroupChat.begun(corpId, chatId, world.instant()));
            var people = people(patch, fresh, scenes);
            var after =
                    patch.with("chatId", chatId)
                            .with("members", people)
                            .over(fresh, GroupChat.class);
            store(before, withOwner(after), scenes, telling);
            return book.group(corpId, chatId);
        });
    }

    private List<GroupMember> people(Patch patch, GroupChat group, Scenes scenes) {
        var people = new LinkedHashMap<String, GroupMember>();
        group.members().forEach(member -> people.put(member.id(), member));
        if (patch.has("members")) {
            var wanted = ids(patch, "members");
            people.keySet().retainAll(wanted);
            join(people, wanted, group, scenes);
        }
        ids(patch, "leave").forEach(people::remove);
        join(people, ids(patch, "join"), group, scenes);
        return List.copyOf(people.values());
    }

    private void join(
            Map<String, GroupMember> people,
            Collection<String> ids,
            GroupChat group,
            Scenes scenes) {
        for (var id : ids) {
            people.computeIfAbsent(id, _ -> newcomer(group, id, scenes));
        }
    }

    /** Whoever is not a member of the corp is somebody outside, known from now on. */
    private GroupMember newcomer(GroupChat group, String id, Scenes scenes) {
        var scene = scenes.join() == 0 ? BY_MEMBER : scenes.join();
        var inside = customers.core().directory().member(group.corpId(), id);
        if (inside.isEmpty()) {
            var person = Json.object().put("corpId", group.corpId()).put("externalUserId", id);
            customers.changes().contact(new Patch(person));
        }
        return new GroupMember(
                inside.map(member -> member.userId()).orElse(id),
                inside.isPresent() ? 1 : 2,
                world.instant(),
                scene,
                group.owner(),
                "",
                "");
    }

    private GroupChat withOwner(GroupChat group) {
        var owner =
                customers
                        .core()
                        .directory()
                        .member(group.corpId(), group.owner())
                        .orElseThrow(() ->
                                new DefinitionRefusedException(
                                        "the owner of a group is a member of the corp"));
        var people = new ArrayList<>(group.members());
        if (group.member(owner.userId()).isEmpty()) {
            people.addFirst(newcomer(group, owner.userId(), new Scenes(0, 0)));
        }
        return new Patch(Json.object())
                .with("owner", owner.userId())
                .with("members", people)
                .over(group, GroupChat.class);
    }

    private void store(
            Optional<GroupChat> before, GroupChat after, Scenes scenes, Telling telling) {
        book.keep(after);
        before.ifPresentOrElse(
                old -> news.changed(old, after, scenes, telling),
                () -> news.created(after, telling));
    }

    private void dismiss(GroupChat group, Telling telling) {
        book.end(group);
        news.dismissed(group, telling);
    }

    /** Gives the group another owner. */
    void handOver(GroupChat group, String owner, Status status) {
        var after =
                new Patch(Json.object())
                        .with("owner", owner)
                        .with("status", status)
                        .over(group, GroupChat.class);
        store(Optional.of(group), withOwner(after), new Scenes(0, 0), Telling.callbacks());
    }

    private String newId(String corpId) {
        return "wr" + Digests.letters(30, "chat", corpId, world.next("groupChat"));
    }

    private static List<String> ids(Patch patch, String field) {
        return List.of(patch.take(field, String[].class, new String[0]));
    }
}
