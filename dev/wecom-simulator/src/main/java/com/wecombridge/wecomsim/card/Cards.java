package com.wecombridge.wecomsim.card;

import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.Message;
import com.wecombridge.wecomsim.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Cards as each person sees them. */
public final class Cards {

    private final World world;
    private final Table<Card> cards;

    public Cards(World world) {
        this.world = world;
        this.cards = world.table("cards", Card.class);
    }

    public Stream<Card> all() {
        return cards.all();
    }

    /** What the person sees now; as it was sent while nothing happened. */
    public Card of(Message message, String userId) {
        return cards.get(key(message.seq(), userId))
                .orElseGet(() ->
                        new Card(
                                message.seq(),
                                message.msgId(),
                                message.corpId(),
                                message.agentId(),
                                userId,
                                sent(message),
                                "",
                                "",
                                Map.of(),
                                message.sentAt()));
    }

    /** The newest card of the task that the app sent to the person. */
    public Optional<Message> withTask(String corpId, int agentId, String taskId) {
        return world.messages
                .newestFirst()
                .filter(m -> m.corpId().equals(corpId) && m.agentId() == agentId)
                .filter(m -> sent(m).path("task_id").asString("").equals(taskId))
                .findFirst();
    }

    /** The person pressed and chose. */
    public Card press(Card card, String pressed, Map<String, List<String>> selected) {
        return keep(card, card.card(), card.replaceName(), new Press(pressed, selected));
    }

    /** The buttons give way to a word. */
    public Card freeze(Card card, String replaceName) {
        return keep(card, card.card(), replaceName, new Press(card.pressed(), card.selected()));
    }

    /** Another card takes its place; unless it says otherwise its buttons can be pressed again. */
    public Card replace(Card card, JsonNode fresh) {
        var shown = fresh.deepCopy();
        if (shown instanceof ObjectNode object && !object.has("task_id")) {
            object.put("task_id", card.taskId());
        }
        var replaceText = fresh.path("replace_text").asString("");
        return keep(card, shown, replaceText, new Press("", Map.of()));
    }

    private Card keep(Card card, JsonNode shown, String replaceName, Press press) {
        return world.change(() -> {
            var after =
                    new Card(
                            card.message(),
                            card.msgId(),
                            card.corpId(),
                            card.agentId(),
                            card.userId(),
                            shown,
                            replaceName,
                            press.key(),
                            press.selected(),
                            world.instant());
            cards.put(key(card.message(), card.userId()), after);
            return after;
        });
    }

    private static JsonNode sent(Message message) {
        return message.shown()
                .path(
                        message.msgType().equals("interactive_taskcard")
                                ? "interactive_taskcard"
                                : "template_card");
    }

    private static String key(long message, String userId) {
        return Table.key(message) + "/" + userId;
    }

    private record Press(String key, Map<String, List<String>> selected) {}
}
