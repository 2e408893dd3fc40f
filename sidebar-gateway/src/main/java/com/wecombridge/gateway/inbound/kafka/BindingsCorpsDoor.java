package com.wecombridge.gateway.inbound.kafka;

import com.wecombridge.events.binding.CorpEvent;
import com.wecombridge.events.inbox.Door;
import com.wecombridge.events.inbox.Effect;
import com.wecombridge.events.inbox.Inbox;
import com.wecombridge.events.store.Scope;
import com.wecombridge.gateway.application.LearnCorp;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears {@code bindings.corps}. */
@Configuration(proxyBeanMethods = false)
class BindingsCorpsDoor {

    /** On behalf of the corp: the row of an app may name the tenant that had the corp before. */
    @Bean
    Door bindingsCorps(Inbox inbox, LearnCorp learnCorp) {
        return inbox.door(fact ->
                switch (fact.event()) {
                    case CorpEvent corp -> Effect.of(Scope.of(corp.corp()), learnCorp.handle(corp));
                    default -> Effect.none();
                });
    }
}
