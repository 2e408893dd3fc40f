package com.wecombridge.wecomsim.card;

import static com.wecombridge.wecomsim.card.Verdict.blank;
import static com.wecombridge.wecomsim.card.Verdict.bytes;
import static com.wecombridge.wecomsim.card.Verdict.text;

import com.wecombridge.wecomsim.docs.SeenInDocs;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Whether WeCom takes a template card, and with which of the codes 42014 to 42051 it does not.
 * Pure.
 */
@SeenInDocs({"90236", "90313"})
public final class CardRules {

    private static final Set<String> NOTICES = Set.of("text_notice", "news_notice");
    private static final Set<String> INTERACTIVE =
            Set.of("button_interaction", "vote_interaction", "multiple_interaction");
    private static final int LONGEST_KEY = 1024;
    private static final int LONGEST_ID = 128;
    private static final double FLATTEST = 1.3;
    private static final double WIDEST = 2.25;

    private final JsonNode card;
    private final Predicate<String> knownUser;
    private final Verdict verdict = new Verdict();

    private CardRules(JsonNode card, Predicate<String> knownUser) {
        this.card = card;
        this.knownUser = knownUser;
    }

    /** Whether people can act on it. */
    public static boolean interactive(String cardType) {
        return INTERACTIVE.contains(cardType);
    }

    /** A card to be sent. */
    public static OptionalInt fault(JsonNode card, Predicate<String> knownUser) {
        var rules = new CardRules(card, knownUser);
        rules.task();
        rules.all();
        return rules.verdict.asOptional();
    }

    /** A card that takes another's place: it keeps that one's task. */
    public static OptionalInt faultOfNew(JsonNode card, Predicate<String> knownUser) {
        var rules = new CardRules(card, knownUser);
        rules.all();
        return rules.verdict.asOptional();
    }

    private String type() {
        return text(card, "card_type");
    }

    private void task() {
        var id = text(card, "task_id");
        var wanted = interactive(type()) || card.path("action_menu").isObject();
        verdict.when(!interactive(type()) && !NOTICES.contains(type()), 42031);
        verdict.when(wanted && id.isEmpty(), 42014);
        verdict.when(!id.isEmpty() && !id.matches("[A-Za-z0-9_\\-@]{1,128}"), 42014);
    }

    private void all() {
        verdict.when(!interactive(type()) && !NOTICES.contains(type()), 42031);
        menu();
        titles();
        rows();
        jumps();
        action();
        switch (type()) {
            case "news_notice" -> picture();
            case "button_interaction" -> buttons();
            case "vote_interaction" -> vote();
            case "multiple_interaction" -> selects();
            default -> {}
        }
    }

    private void menu() {
        var menu = card.path("action_menu");
        if (!menu.isObject()) {
            return;
        }
        var keys = new HashSet<String>();
        verdict.unlessCount(menu.path("action_list"), 1, 3, 42037);
        for (var one : menu.path("action_list")) {
            verdict.unlessText(one, "text", 42020).unlessText(one, "key", 42019);
            verdict.when(bytes(text(one, "key")) > LONGEST_KEY, 42018);
            verdict.when(!keys.add(text(one, "key")), 42051);
        }
    }

    private void titles() {
        var title = text(card.path("main_title"), "title");
        var lines = type().equals("text_notice") ? title + text(card, "sub_title_text") : title;
        verdict.when(lines.isBlank(), 42033);
    }

    private void rows() {
        verdict.unlessCount(card.path("horizontal_content_list"), 0, 6, 42035);
        for (var row : card.path("horizontal_content_list")) {
            verdict.unlessText(row, "keyname", 42027);
            switch (row.path("type").asInt(0)) {
                case 1 -> verdict.unlessText(row, "url", 42028);
                case 2 -> verdict.unlessText(row, "media_id", 42029);
                case 3 -> verdict.when(!knownUser.test(text(row, "userid")), 42050);
                default -> {}
            }
        }
        verdict.unlessCount(card.path("vertical_content_list"), 0, 4, 42036);
        card.path("vertical_content_list").forEach(row -> verdict.unlessText(row, "title", 42033));
    }

    private void jumps() {
        verdict.unlessCount(card.path("jump_list"), 0, 3, 42042);
        for (var jump : card.path("jump_list")) {
            verdict.unlessText(jump, "title", 42033);
            target(jump);
        }
    }

    private void action() {
        var action = card.path("card_action");
        var type = action.path("type").asInt(0);
        verdict.when(NOTICES.contains(type()) && type != 1 && type != 2, 42045);
        target(action);
    }

    private void target(JsonNode where) {
        var type = where.path("type").asInt(0);
        verdict.when(type == 1 && blank(where, "url"), 42028);
        verdict.when(type == 2 && blank(where, "appid"), 42030);
    }

    private void picture() {
        var image = card.path("card_image");
        verdict.when(!image.isObject() && !card.path("image_text_area").isObject(), 42044);
        verdict.when(image.isObject() && blank(image, "url"), 42044);
        var ratio = image.path("aspect_ratio").asDouble(FLATTEST);
        verdict.when(ratio < FLATTEST || ratio > WIDEST, 42044);
    }

    private void buttons() {
        var keys = new HashSet<String>();
        verdict.unlessCount(card.path("button_list"), 1, 6, 42038);
        for (var button : card.path("button_list")) {
            verdict.unlessText(button, "text", 42038);
            if (button.path("type").asInt(0) == 1) {
                verdict.unlessText(button, "url", 42028);
            } else {
                var key = text(button, "key");
                verdict.when(key.isBlank() || bytes(key) > LONGEST_KEY, 42039);
                verdict.when(!keys.add(key), 42018);
            }
        }
        if (card.path("button_selection").isObject()) {
            question(card.path("button_selection"), 10);
        }
    }

    private void vote() {
        question(card.path("checkbox"), 20);
        submit();
    }

    private void selects() {
        verdict.unlessCount(card.path("select_list"), 1, 3, 42047);
        var keys = new HashSet<String>();
        for (var select : card.path("select_list")) {
            question(select, 10);
            verdict.when(!keys.add(text(select, "question_key")), 42043);
        }
        submit();
    }

    private void submit() {
        var button = card.path("submit_button");
        verdict.unlessText(button, "text", 42049);
        var key = text(button, "key");
        verdict.when(key.isBlank() || bytes(key) > LONGEST_KEY, 42046);
    }

    private void question(JsonNode question, int most) {
        var key = text(question, "question_key");
        verdict.when(key.isBlank() || bytes(key) > LONGEST_KEY, 42043);
        verdict.unlessCount(question.path("option_list"), 1, most, 42037);
        var ids = new HashSet<String>();
        for (var option : question.path("option_list")) {
            var id = text(option, "id");
            verdict.when(id.isBlank() || bytes(id) > LONGEST_ID || !ids.add(id), 42040);
            verdict.unlessText(option, "text", 42041);
        }
        var selected = text(question, "selected_id");
        verdict.when(!selected.isEmpty() && !ids.contains(selected), 42040);
    }
}
