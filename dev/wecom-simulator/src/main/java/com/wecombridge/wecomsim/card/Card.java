package com.wecombridge.wecomsim.card;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A card as one person sees it, once it differs from what was sent.
 *
 * @param message the message's number
 * @param card the template card that is shown now
 * @param replaceName what stands on the buttons instead of their own words; empty while they can be
 *     pressed
 * @param pressed the key of the button this person pressed last; empty for none
 * @param selected what this person chose, by question
 */
public record Card(
        long message,
        String msgId,
        String corpId,
        int agentId,
        String userId,
        JsonNode card,
        String replaceName,
        String pressed,
        Map<String, List<String>> selected,
        Instant changedAt) {

    public String taskId() {
        return card.path("task_id").asString("");
    }

    /** Whether the buttons are replaced by a word. */
    public boolean frozen() {
        return !replaceName.isEmpty();
    }
}
