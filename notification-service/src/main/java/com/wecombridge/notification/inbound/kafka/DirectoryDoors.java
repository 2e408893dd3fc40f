package com.wecombridge.notification.inbound.kafka;

import com.wecombridge.events.TenantEvent;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.inbox.Door;
import com.wecombridge.events.inbox.Effect;
import com.wecombridge.events.inbox.Inbox;
import com.wecombridge.notification.application.LearnDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Hears {@code crm.users}, {@code bindings.accounts}, {@code bindings.corps} and {@code
 * contacts.members}.
 */
@Configuration(proxyBeanMethods = false)
class DirectoryDoors {

    private final LearnDirectory learn;

    DirectoryDoors(LearnDirectory learn) {
        this.learn = learn;
    }

    @Bean
    Door crmUsers(Inbox inbox) {
        return inbox.door(this::learn);
    }

    @Bean
    Door bindingsAccounts(Inbox inbox) {
        return inbox.door(this::learn);
    }

    @Bean
    Door bindingsCorps(Inbox inbox) {
        return inbox.door(this::learn);
    }

    @Bean
    Door contactsMembers(Inbox inbox) {
        return inbox.door(this::learn);
    }

    private Effect learn(Known fact) {
        return switch (fact.event()) {
            case TenantEvent told -> Effect.of(learn.handle(told));
            default -> Effect.none();
        };
    }
}
