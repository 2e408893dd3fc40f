package com.wecombridge.gateway.inbound.schedule;

import com.wecombridge.gateway.application.Leftovers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Once an hour, each replica: whoever comes second finds nothing. */
@Component
class Forgetting {

    private static final Logger log = LoggerFactory.getLogger(Forgetting.class);

    private final Leftovers leftovers;

    Forgetting(Leftovers leftovers) {
        this.leftovers = leftovers;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    Mono<Void> forgetLeftovers() {
        return leftovers
                .forget()
                .filter(forgotten -> forgotten > 0)
                .doOnNext(forgotten -> log.info("forgot {} callbacks past their time", forgotten))
                .then();
    }
}
