package com.wecombridge.wecomsim.press;

import java.time.Instant;

/**
 * What an app answered to a callback by its response.
 *
 * @param outcome {@code shown}, {@code updated}, or why WeCom did nothing with it
 */
public record PassiveReply(
        long seq,
        long delivery,
        String corpId,
        int agentId,
        String userId,
        String msgType,
        String xml,
        String outcome,
        Instant at) {}
