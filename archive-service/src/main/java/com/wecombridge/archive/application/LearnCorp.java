package com.wecombridge.archive.application;

import com.wecombridge.events.binding.CorpEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps which corps are connected to which tenant. */
@Component
public final class LearnCorp {

    private final Corps corps;

    public LearnCorp(Corps corps) {
        this.corps = corps;
    }

    /** Inside the transaction of the fact. */
    public Mono<Void> handle(CorpEvent fact) {
        return corps.remember(fact);
    }
}
