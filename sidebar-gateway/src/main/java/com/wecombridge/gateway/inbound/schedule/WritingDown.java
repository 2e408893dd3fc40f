package com.wecombridge.gateway.inbound.schedule;

import com.wecombridge.gateway.application.RefusedCallbacks;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Once a minute, each replica what it refused itself. */
@Component
class WritingDown {

    private final RefusedCallbacks refused;

    WritingDown(RefusedCallbacks refused) {
        this.refused = refused;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    Mono<Void> writeDownRefusedCallbacks() {
        return refused.writeDown();
    }
}
