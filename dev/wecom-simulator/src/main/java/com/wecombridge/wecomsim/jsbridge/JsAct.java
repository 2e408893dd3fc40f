package com.wecombridge.wecomsim.jsbridge;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * What a page made the client do: open a chat, a profile, a file, close itself.
 *
 * @param outcome as the page was told
 */
public record JsAct(
        long seq,
        String windowId,
        String corpId,
        String userId,
        int agentId,
        String name,
        JsonNode params,
        String outcome,
        Instant at) {}
