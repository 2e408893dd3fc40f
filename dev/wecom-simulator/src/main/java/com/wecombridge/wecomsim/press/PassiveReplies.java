package com.wecombridge.wecomsim.press;

import com.wecombridge.wecomsim.callback.CallbackCrypto;
import com.wecombridge.wecomsim.card.CardUpdate;
import com.wecombridge.wecomsim.card.Cards;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Delivery;
import com.wecombridge.wecomsim.world.Message;
import com.wecombridge.wecomsim.world.Message.Outcome;
import com.wecombridge.wecomsim.world.Message.Recipient;
import com.wecombridge.wecomsim.world.World;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Reads what an app answers to a callback within its five seconds: a message back to whoever caused
 * it, or another look of the card that was pressed. What is not signed, not encrypted for this app
 * or not addressed to that person is ignored, and written down as ignored.
 */
@SeenInDocs({"90241", "96469"})
final class PassiveReplies {

    private final World world;
    private final Cards cards;
    private final ActBook acts;
    private final Table<PassiveReply> replies;

    PassiveReplies(Core core, Cards cards, ActBook acts) {
        this.world = core.world();
        this.cards = cards;
        this.acts = acts;
        this.replies = world.table("passive-replies", PassiveReply.class);
    }

    Stream<PassiveReply> all() {
        return replies.all();
    }

    /** A callback was taken; its answer may say something. */
    void hear(Delivery delivery) {
        var answer = delivery.attempts().getLast().answer().strip();
        if (delivery.successRequired() || !answer.startsWith("<xml")) {
            return;
        }
        try {
            var inner = open(delivery, answer);
            var root = ReplyXml.root(inner);
            var outcome = carryOut(delivery, root);
            write(delivery, root, inner, outcome);
        } catch (RuntimeException e) { // whatever an app answers, its callback was taken
            write(delivery, ReplyXml.root("<xml/>"), "", "ignored: " + e.getMessage());
        }
    }

    private static String open(Delivery delivery, String answer) {
        var envelope = ReplyXml.root(answer);
        var encrypted = ReplyXml.text(envelope, "Encrypt");
        var crypto = new CallbackCrypto(delivery.token(), delivery.aesKey());
        var signature =
                crypto.sign(
                        ReplyXml.text(envelope, "TimeStamp"),
                        ReplyXml.text(envelope, "Nonce"),
                        encrypted);
        if (!signature.equals(ReplyXml.text(envelope, "MsgSignature"))) {
            throw new IllegalArgumentException("wrong signature");
        }
        var opened = crypto.decrypt(encrypted);
        if (!opened.receiveId().equals(delivery.receiveId())) {
            throw new IllegalArgumentException("encrypted for " + opened.receiveId());
        }
        return opened.text();
    }

    private String carryOut(Delivery delivery, Element reply) {
        var act = acts.toldBy(delivery);
        var app = world.apps.get(Table.key(delivery.corpId(), delivery.agentId()));
        if (act.isEmpty() || app.isEmpty()) {
            return "ignored: nobody waits for an answer";
        }
        var person = Dialect.of(world, app.get()).userId(act.get().userId());
        if (!ReplyXml.text(reply, "ToUserName").equals(person)) {
            return "ignored: not addressed to " + person;
        }
        var type = ReplyXml.text(reply, "MsgType");
        return switch (type) {
            case "text", "image", "voice", "video", "news" -> {
                show(app.get(), act.get(), type, reply);
                yield "shown";
            }
            case "update_button", "update_template_card", "update_taskcard" ->
                    update(app.get(), act.get(), type, reply);
            default -> "ignored: no such MsgType: " + type;
        };
    }

    private String update(App app, Act act, String type, Element reply) {
        var message = world.messages.get(Table.key(act.message()));
        if (message.isEmpty()) {
            return "ignored: no card was pressed";
        }
        var fresh = ReplyXml.json(reply).path("template_card");
        var name = ReplyXml.text(reply, "ReplaceName");
        var dialect = Dialect.of(world, app);
        var update = new CardUpdate(cards, id -> dialect.meant(id).isPresent());
        return type.equals("update_template_card")
                ? update.replace(message.get(), act.userId(), fresh)
                : update.freeze(message.get(), act.userId(), name);
    }

    private void show(App app, Act act, String type, Element reply) {
        var body = Json.object().put("msgtype", type).put("passive", true);
        var content = body.putObject(type);
        switch (type) {
            case "text" -> content.put("content", ReplyXml.text(reply, "Content"));
            case "news" ->
                    content.set("articles", ReplyXml.json(reply).path("articles").path("item"));
            default ->
                    content.setAll(
                            Json.object()
                                    .put("media_id", ReplyXml.text(reply, "MediaId"))
                                    .put("title", ReplyXml.text(reply, "Title")));
        }
        var seq = world.next("message");
        var message =
                new Message(
                        seq,
                        "m-%08d".formatted(seq),
                        app.corpId(),
                        app.agentId(),
                        type,
                        world.instant(),
                        body,
                        body,
                        "",
                        List.of(new Recipient(act.userId(), Outcome.SHOWN)),
                        "",
                        "",
                        "",
                        Instant.EPOCH);
        world.messages.put(Table.key(seq), message);
    }

    private void write(Delivery delivery, Element reply, String xml, String outcome) {
        var about = acts.toldBy(delivery);
        var written =
                new PassiveReply(
                        world.next("passive-reply"),
                        delivery.id(),
                        delivery.corpId(),
                        delivery.agentId(),
                        about.map(Act::userId).orElse(""),
                        ReplyXml.text(reply, "MsgType"),
                        xml,
                        outcome,
                        world.instant());
        replies.put(Table.key(written.seq()), written);
    }
}
