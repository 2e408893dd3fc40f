package com.wecombridge.wecomsim.press;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Something a member did to an app.
 *
 * @param kind press, menu, enter or say
 * @param event as the callback names it; empty when the client just opened a page
 * @param message the number of the card that was pressed; 0 for none
 * @param fields what the callback told
 * @param deliveries the callbacks that told it
 * @param url the page that the client opened instead of telling anybody
 */
public record Act(
        long seq,
        String corpId,
        int agentId,
        String userId,
        String kind,
        String event,
        long message,
        JsonNode fields,
        String responseCode,
        List<Long> deliveries,
        String url,
        Instant at) {}
