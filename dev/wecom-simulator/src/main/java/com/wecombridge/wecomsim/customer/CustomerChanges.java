package com.wecombridge.wecomsim.customer;

import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.view.Digests;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What members and customers do with each other: meet, note, part. */
public final class CustomerChanges {

    private final Core core;
    private final World world;
    private final CustomerBook book;
    private final CustomerNews news;
    private final ConsentRule consent;

    public CustomerChanges(Core core, CustomerBook book, CustomerNews news, ConsentRule consent) {
        this.core = core;
        this.world = core.world();
        this.book = book;
        this.news = news;
        this.consent = consent;
    }

    /** Who ends a relation, and so what is told. */
    public enum By {
        MEMBER,
        CUSTOMER,
        TRANSFER
    }

    /** Makes or changes a person outside the corp; nobody is told. */
    public ExternalContact contact(Patch patch) {
        var corpId = needCorp(patch);
        var id = patch.need("externalUserId");
        return world.change(() -> contact(patch, corpId, id));
    }

    private ExternalContact contact(Patch patch, String corpId, String id) {
        var before = book.contact(corpId, id).orElseGet(() -> ExternalContact.known(corpId, id));
        var after = patch.over(before, ExternalContact.class);
        book.keep(after);
        return after;
    }

    /** Begins, changes or ends a relation. */
    public Optional<Follow> customer(Patch patch, Telling telling) {
        var corpId = needCorp(patch);
        var member = needMember(corpId, patch.need("userId"));
        var person = person(patch, corpId);
        var by = patch.take("by", By.class, By.MEMBER);
        var removed = patch.takeFlag("removed");
        return world.change(() -> {
            var id = person.need("externalUserId");
            var before = book.follow(corpId, member.userId(), id);
            if (removed) {
                before.ifPresent(follow -> end(follow, by, telling));
                return Optional.empty();
            }
            contact(person, corpId, id);
            var after = begun(patch, member, id, before);
            keep(before, after, telling);
            return Optional.of(after);
        });
    }

    private Follow begun(Patch patch, Member member, String id, Optional<Follow> before) {
        var corpId = member.corpId();
        var start =
                before.orElseGet(() -> Follow.begun(corpId, member.userId(), id, world.instant()));
        metBy(patch, corpId);
        var after =
                patch.with("userId", member.userId())
                        .with("externalUserId", id)
                        .over(start, Follow.class);
        for (var tag : after.tags()) {
            if (book.groupOf(corpId, tag).isEmpty()) {
                throw new DefinitionRefusedException("customer tag " + tag + " does not exist");
            }
        }
        return after;
    }

    /** The contact way says state and how they met. */
    private void metBy(Patch patch, String corpId) {
        var configId = patch.take("contactWay", "");
        if (!configId.isEmpty()) {
            var way =
                    book.way(corpId, configId)
                            .orElseThrow(
                                    () -> new DefinitionRefusedException("no such contact way"));
            patch.with("state", way.state()).with("addWay", 1);
        }
    }

    /** Stores a relation and tells what became of it. */
    public void keep(Optional<Follow> before, Follow after, Telling telling) {
        book.keep(after);
        var friends = after.half() ? "add_half_external_contact" : "add_external_contact";
        if (before.isEmpty() || becameFriends(before.get(), after)) {
            news.follow(friends, after, greeting(after), telling);
        } else if (after.leftByCustomer() && !before.get().leftByCustomer()) {
            news.follow("del_follow_user", after, Map.of(), telling);
        } else if (after.editedSince(before.get())) {
            news.follow("edit_external_contact", after, state(after), telling);
        }
    }

    private static boolean becameFriends(Follow before, Follow after) {
        return (before.half() && !after.half())
                || (before.leftByCustomer() && !after.leftByCustomer());
    }

    /** Ends it, or makes it one-way where the customer left. */
    void end(Follow follow, By by, Telling telling) {
        switch (by) {
            case CUSTOMER -> {
                var left = new Patch(Json.object()).with("leftByCustomer", true);
                keep(Optional.of(follow), left.over(follow, Follow.class), telling);
            }
            case MEMBER, TRANSFER -> {
                var source = by == By.TRANSFER ? transferSource() : Map.<String, String>of();
                news.follow("del_external_contact", follow, source, telling);
                book.end(follow);
            }
        }
    }

    private Map<String, String> transferSource() {
        var source = world.behaviour().callbacks().transferSource();
        return source.isEmpty() ? Map.of() : Map.of("Source", source);
    }

    private Map<String, String> greeting(Follow follow) {
        var fields = state(follow);
        if (!consent.isMissing(follow.corpId(), follow.userId(), follow.externalUserId())) {
            fields.put("WelcomeCode", news.welcome(follow));
        }
        return fields;
    }

    private static Map<String, String> state(Follow follow) {
        var fields = new LinkedHashMap<String, String>();
        if (!follow.state().isEmpty()) {
            fields.put("State", follow.state());
        }
        return fields;
    }

    /** Everything about the person in the definition of a relation. */
    private static Patch person(Patch patch, String corpId) {
        var fields = patch.take("person", ObjectNode.class, Json.object());
        var person = new Patch(fields).with("corpId", corpId);
        for (var shortcut : Set.of("name", "gender", "unionId", "avatar")) {
            if (patch.has(shortcut)) {
                person.with(shortcut, patch.take(shortcut, ""));
            }
        }
        var name = fields.path("name").asString("");
        var id = patch.take("externalUserId", "");
        if (id.isEmpty()) {
            var named = person.need("name");
            id = "wm" + Digests.letters(30, "external", corpId, name.isEmpty() ? named : name);
        }
        return person.with("externalUserId", id);
    }

    private String needCorp(Patch patch) {
        var corpId = patch.need("corpId");
        if (core.people().corpOrInvented(corpId).isEmpty()) {
            throw new DefinitionRefusedException("corp " + corpId + " does not exist");
        }
        return corpId;
    }

    private Member needMember(String corpId, String userId) {
        return core.directory()
                .member(corpId, userId)
                .orElseThrow(() ->
                        new DefinitionRefusedException("no member " + userId + " in " + corpId));
    }
}
