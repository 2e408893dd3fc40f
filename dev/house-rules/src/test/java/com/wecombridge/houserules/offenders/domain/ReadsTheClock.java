package com.wecombridge.houserules.offenders.domain;

import java.time.Instant;

/** A rule that asks for the time itself. */
class ReadsTheClock {
    Instant now() {
        return Instant.now();
    }
}
