package com.wecombridge.wecomsim.archive;

import java.time.Instant;

/**
 * Whether somebody outside agrees to being archived.
 *
 * @param with a member, or a group
 */
public record Consent(
        String corpId, String with, String externalUserId, boolean agreed, Instant changedAt) {

    String status() {
        return agreed ? "Agree" : "Disagree";
    }
}
