package com.wecombridge.wecomsim.press;

import com.wecombridge.wecomsim.behaviour.TalkRules.OptionSpelling;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.card.Card;
import com.wecombridge.wecomsim.card.Cards;
import com.wecombridge.wecomsim.card.ResponseCodes;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.press.ActBook.Done;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Message;
import com.wecombridge.wecomsim.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A member presses a button, votes, chooses, submits, or uses the menu of a card. */
@SeenInDocs({"90240", "96469"})
final class CardPresses {

    private final World world;
    private final Cards cards;
    private final ResponseCodes codes;
    private final ActBook acts;

    CardPresses(Core core, Cards cards, ActBook acts) {
        this.world = core.world();
        this.cards = cards;
        this.codes = new ResponseCodes(world);
        this.acts = acts;
    }

    /** The card is named by its msgid, or by app and task. */
    Act press(App app, Message message, Patch wish, Telling telling) {
        var userId = wish.need("userId");
        var key = wish.take("key", "");
        var selected = selected(wish.take("selected", ObjectNode.class, Json.object()));
        return world.change(() -> {
            var recipient =
                    message.recipients().stream()
                            .filter(r -> r.userId().equalsIgnoreCase(userId))
                            .filter(r -> message.shownTo(r.userId()) && !message.recalled())
                            .findFirst()
                            .orElseThrow(() -> refused(userId + " does not see this card"));
            var card = cards.of(message, recipient.userId());
            return in(card.card(), "action_menu", "action_list", key).isPresent()
                    ? menu(app, card, key, telling)
                    : button(app, card, new Choice(key, selected), telling);
        });
    }

    private Act menu(App app, Card card, String key, Telling telling) {
        var done =
                Done.of(app, card.userId(), "press", "template_card_menu_event")
                        .toCard(card.message());
        return acts.tell(done, fields(app, card, new Choice(key, Map.of())), telling);
    }

    private Act button(App app, Card card, Choice choice, Telling telling) {
        if (card.frozen()) {
            throw refused("the card's buttons say " + card.replaceName());
        }
        if (!card.pressed().isEmpty() && world.behaviour().talk().onePressEach()) {
            throw refused(card.userId() + " pressed " + card.pressed() + " already");
        }
        var legacy = in(card.card(), "", "btn", choice.key());
        var event = legacy.isPresent() ? "taskcard_click" : "template_card_event";
        var done = Done.of(app, card.userId(), "press", event).toCard(card.message());
        var page = link(card.card(), choice.key());
        if (page.isPresent()) {
            return acts.open(done.opening(page.get()));
        }
        if (legacy.isPresent()) {
            cards.press(card, choice.key(), Map.of());
            var fields = new LinkedHashMap<String, Object>();
            fields.put("EventKey", choice.key());
            fields.put("TaskId", card.taskId());
            return acts.tell(done, fields, telling);
        }
        Choices.require(card.card(), choice.key(), choice.selected());
        cards.press(card, choice.key(), choice.selected());
        return acts.tell(done, fields(app, card, choice), telling);
    }

    /** A button of type 1 opens its page; without a key the whole card does. */
    private static Optional<String> link(JsonNode card, String key) {
        if (key.isEmpty()) {
            var action = card.path("card_action").path("url").asString("");
            return action.isEmpty() ? Optional.empty() : Optional.of(action);
        }
        return in(card, "", "button_list", key)
                .filter(button -> button.path("type").asInt(0) == 1)
                .map(button -> button.path("url").asString(""));
    }

    private Map<String, Object> fields(App app, Card card, Choice choice) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("EventKey", choice.key());
        fields.put("TaskId", card.taskId());
        fields.put("CardType", card.card().path("card_type").asString(""));
        fields.put("ResponseCode", codes.issue(app, card.message(), card.userId()));
        if (!choice.selected().isEmpty()) {
            fields.put("SelectedItems", Map.of("SelectedItem", items(choice.selected())));
        }
        return fields;
    }

    /** Older samples of WeCom misspell the element names. */
    private List<Map<String, Object>> items(Map<String, List<String>> selected) {
        var right = world.behaviour().talk().optionIds() == OptionSpelling.OPTION_IDS;
        var items = new ArrayList<Map<String, Object>>();
        selected.forEach((question, options) -> {
            var item = new LinkedHashMap<String, Object>();
            item.put("QuestionKey", question);
            item.put(
                    right ? "OptionIds" : "OpitonIds",
                    Map.of(right ? "OptionId" : "OpitonId", options));
            items.add(item);
        });
        return items;
    }

    private static Optional<JsonNode> in(JsonNode card, String parent, String list, String key) {
        var holder = parent.isEmpty() ? card : card.path(parent);
        return StreamSupport.stream(holder.path(list).spliterator(), false)
                .filter(one -> !key.isEmpty() && one.path("key").asString("").equals(key))
                .findFirst();
    }

    private static Map<String, List<String>> selected(ObjectNode given) {
        var selected = new LinkedHashMap<String, List<String>>();
        for (var question : given.properties()) {
            var chosen = question.getValue();
            selected.put(
                    question.getKey(),
                    chosen.isArray()
                            ? chosen.valueStream().map(one -> one.asString("")).toList()
                            : List.of(chosen.asString("")));
        }
        return selected;
    }

    private static DefinitionRefusedException refused(String why) {
        return new DefinitionRefusedException(why);
    }

    private record Choice(String key, Map<String, List<String>> selected) {}
}
