package com.wecombridge.wecomsim.archive;

import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.chat.Said;
import com.wecombridge.wecomsim.chat.Talk;
import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What administrators set about the archive, and how customers decide about it. */
final class ArchiveChanges {

    private static final String EVERY_TYPE = "everyType";

    private final Customers customers;
    private final World world;
    private final ArchiveBook book;
    private final Talk talk;

    ArchiveChanges(Customers customers, ArchiveBook book, Talk talk) {
        this.customers = customers;
        this.world = customers.world();
        this.book = book;
        this.talk = talk;
    }

    ArchiveSettings settings(Patch patch) {
        var corpId = corp(patch);
        return world.change(() -> {
            var after = patch.over(book.settings(corpId), ArchiveSettings.class);
            book.keep(after);
            return after;
        });
    }

    /** Uploading a key makes the next version. */
    Object key(Patch patch) {
        var corpId = corp(patch);
        var pem = patch.need("publicKey");
        try {
            ChatCipher.check(pem);
        } catch (IllegalArgumentException e) {
            throw new DefinitionRefusedException(String.valueOf(e.getMessage()));
        }
        var key = world.change(() -> book.add(corpId, pem));
        return Map.of("corpId", corpId, "version", key.version());
    }

    Robot robot(Patch patch) {
        var fresh = new Robot(corp(patch), patch.need("robotId"), "", "");
        var robot = patch.over(fresh, Robot.class);
        world.change(() -> book.keep(robot));
        return robot;
    }

    /** A customer agrees or no longer does, with a member or in a group. */
    Optional<Consent> consent(Patch patch, Telling telling) {
        var corpId = corp(patch);
        var externalUserId = patch.need("externalUserId");
        var room = patch.take("roomId", "");
        var with = room.isEmpty() ? patch.need("userId") : room;
        var agreed = patch.take("agreed", Boolean.class, true);
        var asAgree = agreed || patch.takeFlag("asAgree");
        return world.change(() -> {
            var consent = new Consent(corpId, with, externalUserId, agreed, world.instant());
            book.keep(consent);
            if (room.isEmpty()) {
                customers
                        .book()
                        .follow(corpId, with, externalUserId)
                        .ifPresent(follow -> {
                            if (agreed) {
                                customers.news().agreed(follow, telling);
                            }
                            talk.note(
                                    follow,
                                    agreed ? "agree" : "disagree",
                                    decision(externalUserId, asAgree));
                        });
            }
            return Optional.of(consent);
        });
    }

    /** WeCom was seen to spell a refusal both ways. */
    private ObjectNode decision(String externalUserId, boolean asAgree) {
        var word = asAgree ? "agree" : "disagree";
        var content = Json.object();
        content.putObject(word)
                .put("userid", externalUserId)
                .put(word + "_time", world.instant().toEpochMilli());
        return content;
    }

    /** Says one thing, or one of every type. */
    List<Said> messages(Patch patch) {
        corp(patch);
        if (!patch.takeFlag(EVERY_TYPE)) {
            return List.of(talk.say(patch));
        }
        var sample = patch.take("sample", "MAXIMAL");
        var fields = patch.rest();
        return world.change(() -> {
            var all = new ArrayList<Said>();
            for (var type : talk.types()) {
                all.add(talk.say(new Patch(fields).with("msgtype", type).with("sample", sample)));
            }
            all.add(
                    talk.recall(
                            new Patch(Json.object())
                                    .with("corpId", fields.path("corpId").asString(""))
                                    .with("msgId", all.getFirst().msgId())));
            all.add(
                    talk.say(
                            new Patch(Json.object())
                                    .with("corpId", fields.path("corpId").asString(""))
                                    .with("from", fields.path("from").asString(""))
                                    .with("msgtype", "switch")));
            return List.copyOf(all);
        });
    }

    private String corp(Patch patch) {
        var corpId = patch.need("corpId");
        if (customers.core().people().corpOrInvented(corpId).isEmpty()) {
            throw new DefinitionRefusedException("corp " + corpId + " does not exist");
        }
        return corpId;
    }
}
