package com.wecombridge.wecomsim.press;

import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Whether a card offers what somebody presses and chooses; a client shows nothing else. */
final class Choices {

    private Choices() {}

    static void require(JsonNode card, String key, Map<String, List<String>> selected) {
        if (!keys(card).contains(key)) {
            throw new DefinitionRefusedException("the card has no button " + key);
        }
        for (var choice : selected.entrySet()) {
            var question =
                    questions(card).stream()
                            .filter(q ->
                                    q.path("question_key").asString("").equals(choice.getKey()))
                            .findFirst()
                            .orElseThrow(() ->
                                    new DefinitionRefusedException(
                                            "the card does not ask " + choice.getKey()));
            if (!options(question).containsAll(choice.getValue())) {
                throw new DefinitionRefusedException("no such option among " + choice.getValue());
            }
            if (choice.getValue().size() != 1 && question.path("mode").asInt(0) != 1) {
                throw new DefinitionRefusedException("exactly one of " + choice.getKey());
            }
        }
        if (card.has("submit_button") && selected.size() != questions(card).size()) {
            throw new DefinitionRefusedException("every question wants an answer");
        }
    }

    private static Set<String> keys(JsonNode card) {
        var keys =
                card.path("button_list")
                        .valueStream()
                        .map(button -> button.path("key").asString(""))
                        .collect(Collectors.toSet());
        keys.add(card.path("submit_button").path("key").asString(""));
        keys.remove("");
        return keys;
    }

    private static List<JsonNode> questions(JsonNode card) {
        var questions = new ArrayList<JsonNode>();
        for (var single : List.of("checkbox", "button_selection")) {
            if (card.path(single).isObject()) {
                questions.add(card.path(single));
            }
        }
        card.path("select_list").forEach(questions::add);
        return questions;
    }

    private static Set<String> options(JsonNode question) {
        return question.path("option_list")
                .valueStream()
                .map(option -> option.path("id").asString(""))
                .collect(Collectors.toSet());
    }
}
