package com.wecombridge.archive.inbound.kafka;

import com.wecombridge.archive.application.LearnCorp;
import com.wecombridge.events.binding.CorpEvent;
import com.wecombridge.events.inbox.Door;
import com.wecombridge.events.inbox.Effect;
import com.wecombridge.events.inbox.Inbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears {@code bindings.corps}. */
@Configuration(proxyBeanMethods = false)
class BindingsCorpsDoor {

    @Bean
    Door bindingsCorps(Inbox inbox, LearnCorp learnCorp) {
        return inbox.door(fact ->
                switch (fact.event()) {
                    case CorpEvent corp -> Effect.of(learnCorp.handle(corp));
                    default -> Effect.none();
                });
    }
}
