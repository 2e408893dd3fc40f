package com.wecombridge.binding.inbound.kafka;

import com.wecombridge.binding.application.pairing.CrmUsers;
import com.wecombridge.binding.application.pairing.CrmUsers.CrmUser;
import com.wecombridge.events.crm.CrmUserEvent.CrmUserChanged;
import com.wecombridge.events.crm.CrmUserEvent.CrmUserRemoved;
import com.wecombridge.events.inbox.Door;
import com.wecombridge.events.inbox.Effect;
import com.wecombridge.events.inbox.Inbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Topic {@code crm.users}: who can be bound. Remembered; a binding outlives its user. */
@Configuration(proxyBeanMethods = false)
class CrmUsersDoor {

    @Bean
    Door crmUsers(Inbox inbox, CrmUsers users) {
        return inbox.door(fact ->
                switch (fact.event()) {
                    case CrmUserChanged changed ->
                            Effect.of(users.learn(toUser(changed), changed.version()));
                    case CrmUserRemoved removed ->
                            Effect.of(
                                    users.forget(
                                            removed.tenant(), removed.user(), removed.version()));
                    default -> Effect.none();
                });
    }

    private static CrmUser toUser(CrmUserChanged changed) {
        return new CrmUser(changed.tenant(), changed.user(), changed.name(), changed.licensed());
    }
}
