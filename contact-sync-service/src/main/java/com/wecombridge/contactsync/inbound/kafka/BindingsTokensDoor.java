package com.wecombridge.contactsync.inbound.kafka;

import com.wecombridge.events.binding.TokenEvent;
import com.wecombridge.events.inbox.Door;
import com.wecombridge.events.inbox.Effect;
import com.wecombridge.events.inbox.Inbox;
import com.wecombridge.wecom.tokens.TokenFacts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears {@code bindings.tokens}. */
@Configuration(proxyBeanMethods = false)
class BindingsTokensDoor {

    @Bean
    Door bindingsTokens(Inbox inbox, TokenFacts tokens) {
        return inbox.door(fact ->
                switch (fact.event()) {
                    case TokenEvent token -> Effect.of(tokens.apply(token));
                    default -> Effect.none();
                });
    }
}
