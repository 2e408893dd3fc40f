package com.wecombridge.wecomsim.chat;

import com.wecombridge.wecomsim.chat.Composer.Occasion;
import com.wecombridge.wecomsim.chat.Composer.Sample;
import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.customer.Follow;
import com.wecombridge.wecomsim.group.GroupBook;
import com.wecombridge.wecomsim.group.GroupChat.GroupMember;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** People talk: in single chats and in groups, about anything the archive has a type for. */
public final class Talk {

    private static final String SEND = "send";

    private final Customers customers;
    private final World world;
    private final GroupBook groups;
    private final ChatBook book;
    private final Composer composer;
    private final List<Consumer<Said>> hearers = new CopyOnWriteArrayList<>();

    Talk(Customers customers, GroupBook groups, ChatBook book, Composer composer) {
        this.customers = customers;
        this.world = customers.world();
        this.groups = groups;
        this.book = book;
        this.composer = composer;
    }

    /** From now on this hears, within the change, whatever is said. */
    public void onSaid(Consumer<Said> hearer) {
        hearers.add(hearer);
    }

    /** Every type that can be said with an example. */
    public List<String> types() {
        return composer.types();
    }

    /** Says one thing, as a member or as somebody outside. */
    public Said say(Patch patch) {
        return world.change(() -> {
            var corpId = patch.need("corpId");
            patch.take("corpId", "");
            var from = speaker(corpId, patch.take("from", ""));
            var at = patch.take("at", Instant.class, world.instant());
            var msgtype = patch.take("msgtype", "text");
            var room = patch.take("roomId", "");
            var to = names(patch.take("to", JsonNode.class, Json.MAPPER.createArrayNode()));
            var content = content(patch, msgtype, new Occasion(corpId, from, at));
            patch.nothingElse();
            if (msgtype.equals("switch")) {
                return switched(corpId, from, at);
            }
            return room.isEmpty()
                    ? keep(alone(corpId, from, to), at, new What(SEND, msgtype, content))
                    : keep(inRoom(corpId, room, from), at, new What(SEND, msgtype, content));
        });
    }

    private ObjectNode content(Patch patch, String msgtype, Occasion occasion) {
        var sample = patch.take("sample", Sample.class, Sample.NONE);
        var text = patch.take("text", "");
        var whole = patch.take("whole", ObjectNode.class, Json.object());
        var body = patch.take("content", ObjectNode.class, Json.object());
        if (patch.has("file")) {
            body.set("file", patch.take("file", ObjectNode.class, Json.object()));
        }
        if (!text.isEmpty()) {
            body.put("content", text);
        }
        if (sample != Sample.NONE) {
            return composer.filled(msgtype, composer.sample(msgtype, sample), occasion);
        }
        if (!whole.isEmpty()) {
            return composer.filled(msgtype, whole, occasion);
        }
        if (body.isEmpty() && !msgtype.equals("switch")) {
            throw new DefinitionRefusedException(
                    "say something: text, content, file, whole or sample");
        }
        return composer.filled(msgtype, Composer.under(msgtype, body), occasion);
    }

    /** Takes back what was said; a message of its own. */
    public Said recall(Patch patch) {
        return world.change(() -> {
            var corpId = patch.need("corpId");
            var msgId = patch.need("msgId");
            var old =
                    book.byMsgId(corpId, msgId)
                            .filter(said -> said.action().equals(SEND) && !said.recalled())
                            .orElseThrow(() ->
                                    new DefinitionRefusedException(
                                            "nothing was said as "
                                                    + msgId
                                                    + " that could be recalled"));
            var from = patch.take("from", old.from());
            book.keep(old.takenBack());
            var body = Json.object().put("pre_msgid", old.msgId());
            var setting =
                    new Setting(
                            corpId,
                            old.conversation(),
                            from,
                            old.to(),
                            old.roomId(),
                            old.external());
            var what = new What("recall", "revoke", Composer.under("revoke", body));
            return keep(setting, world.instant(), what);
        });
    }

    /** What a customer decided elsewhere, as a message of its own. */
    public Said note(Follow with, String msgtype, ObjectNode content) {
        return world.change(() -> {
            var two = alone(with.corpId(), with.externalUserId(), List.of(with.userId()));
            return keep(two, world.instant(), new What(SEND, msgtype, content));
        });
    }

    private Said switched(String corpId, String from, Instant at) {
        var content = Json.object().put("time", at.toEpochMilli()).put("user", from);
        var setting = new Setting(corpId, "switch~" + from, from, List.of(), "", false);
        return keep(setting, at, new What("switch", "", content));
    }

    private Setting alone(String corpId, String from, List<String> to) {
        if (to.size() != 1) {
            throw new DefinitionRefusedException("a single chat has one other: to, or else roomId");
        }
        var other = speaker(corpId, to.getFirst());
        var outside = isOutside(corpId, from) || isOutside(corpId, other);
        if (outside) {
            requireRelation(corpId, from, other);
        }
        return new Setting(
                corpId, ChatBook.between(from, other), from, List.of(other), "", outside);
    }

    private void requireRelation(String corpId, String one, String other) {
        if (one.startsWith("wb") || other.startsWith("wb")) {
            return;
        }
        var member = isOutside(corpId, one) ? other : one;
        var customer = isOutside(corpId, one) ? one : other;
        var follow = customers.book().follow(corpId, member, customer);
        if (follow.isEmpty() || follow.get().leftByCustomer()) {
            throw new DefinitionRefusedException(
                    member + " and " + customer + " are not in contact");
        }
    }

    private Setting inRoom(String corpId, String room, String from) {
        var group =
                groups.group(corpId, room)
                        .orElseThrow(() -> new DefinitionRefusedException("no group " + room));
        if (group.member(from).isEmpty() && !from.startsWith("wb")) {
            throw new DefinitionRefusedException(from + " is not in the group " + room);
        }
        var others =
                group.members().stream()
                        .map(GroupMember::id)
                        .filter(id -> !id.equalsIgnoreCase(from))
                        .toList();
        return new Setting(corpId, room, from, others, room, !group.internal());
    }

    private Said keep(Setting setting, Instant at, What what) {
        var seq = world.next("said");
        var msgId =
                "%d_%d%s"
                        .formatted(seq, at.getEpochSecond(), setting.external() ? "_external" : "");
        var said =
                new Said(
                        seq,
                        setting.corpId(),
                        setting.conversation(),
                        msgId,
                        what.action(),
                        setting.from(),
                        setting.to(),
                        setting.roomId(),
                        at,
                        what.msgtype(),
                        what.content(),
                        setting.external(),
                        false);
        book.keep(said);
        hearers.forEach(hearer -> hearer.accept(said));
        return said;
    }

    /** A member under the id as it is written, somebody outside, or a robot. */
    private String speaker(String corpId, String id) {
        if (id.startsWith("wb")) {
            return id;
        }
        return customers
                .core()
                .directory()
                .member(corpId, id)
                .map(member -> member.userId())
                .or(() ->
                        customers
                                .book()
                                .contact(corpId, id)
                                .map(contact -> contact.externalUserId()))
                .orElseThrow(() ->
                        new DefinitionRefusedException(
                                "nobody is called \"" + id + "\" in " + corpId));
    }

    private boolean isOutside(String corpId, String id) {
        return customers.core().directory().member(corpId, id).isEmpty();
    }

    private static List<String> names(JsonNode given) {
        if (given.isString()) {
            return List.of(given.asString());
        }
        var names = new ArrayList<String>();
        StreamSupport.stream(given.spliterator(), false)
                .forEach(one -> names.add(one.asString("")));
        return names;
    }

    private record What(String action, String msgtype, ObjectNode content) {}

    private record Setting(
            String corpId,
            String conversation,
            String from,
            List<String> to,
            String roomId,
            boolean external) {}
}
