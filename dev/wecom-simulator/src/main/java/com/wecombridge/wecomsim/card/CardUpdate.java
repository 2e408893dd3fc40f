package com.wecombridge.wecomsim.card;

import com.wecombridge.wecomsim.world.Message;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Changes the card of one person, as a passive reply asks; says in words what became of it. */
public record CardUpdate(Cards cards, Predicate<String> knownUser) {

    public String freeze(Message message, String userId, String replaceName) {
        if (replaceName.isBlank()) {
            return "ignored: ReplaceName is missing";
        }
        cards.freeze(cards.of(message, userId), replaceName);
        return "updated";
    }

    public String replace(Message message, String userId, JsonNode fresh) {
        var fault = CardRules.faultOfNew(fresh, knownUser);
        if (fault.isPresent()) {
            return "ignored: the card is not valid (" + fault.getAsInt() + ")";
        }
        cards.replace(cards.of(message, userId), fresh);
        return "updated";
    }
}
