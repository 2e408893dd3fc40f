package com.wecombridge.houserules.offenders.application;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A use case that waits. */
class Blocks {
    @Nullable String waiting() {
        return Mono.just("waited").block();
    }
}
