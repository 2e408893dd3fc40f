package com.wecombridge.wecomsim.signin;

import java.time.Instant;
import java.util.List;

/** A member's consent to show an app the private fields named. */
public record UserTicket(
        String ticket,
        String corpId,
        int agentId,
        String suiteId,
        String userId,
        List<String> fields,
        Instant expiresAt) {}
