package com.wecombridge.wecomsim.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One request that reached the simulator, and what it did.
 *
 * @param complaints what a real WeCom client should not have done, in words
 * @param fault the scripted fault that struck, empty for none
 */
public record LedgerEntry(
        long seq,
        Instant at,
        String method,
        String path,
        Map<String, String> query,
        String contentType,
        String body,
        String ip,
        String corpId,
        int agentId,
        String suiteId,
        int status,
        int errcode,
        String answer,
        long tookMillis,
        String fault,
        List<String> complaints) {}
