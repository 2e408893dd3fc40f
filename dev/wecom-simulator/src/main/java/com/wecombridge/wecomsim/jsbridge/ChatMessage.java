package com.wecombridge.wecomsim.jsbridge;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * Something said in a chat with a customer, sent from a page.
 *
 * @param externalUserId the customer, empty in a group
 * @param chatId the customer group, empty in a single chat
 * @param agentId the app whose page sent it
 */
public record ChatMessage(
        long seq,
        String corpId,
        String userId,
        String externalUserId,
        String chatId,
        String msgType,
        JsonNode content,
        int agentId,
        Instant sentAt) {}
