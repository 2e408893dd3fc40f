package com.wecombridge.binding.inbound.kafka;

import com.wecombridge.binding.application.pairing.CrmUsers;
import com.wecombridge.binding.application.pairing.CrmUsers.CrmUser;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.codec.Received.Tombstone;
import com.wecombridge.events.codec.Received.Unknown;
import com.wecombridge.events.crm.CrmUserEvent.CrmUserChanged;
import com.wecombridge.events.crm.CrmUserEvent.CrmUserRemoved;
import com.wecombridge.events.inbox.Inbox;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Topic {@code crm.users}: who can be bound. Remembered; a binding outlives its user. */
@Configuration(proxyBeanMethods = false)
class CrmUsersDoor {

    @Bean
    Consumer<Message<byte[]>> crmUsers(EventCodec codec, Inbox inbox, CrmUsers users) {
        return message -> {
            switch (codec.read(message)) {
                case Known(var fact, CrmUserChanged changed) ->
                        inbox.once(fact, users.learn(toUser(changed), changed.version()))
                                .block(Patience.OF_A_DOOR);
                case Known(var fact, CrmUserRemoved removed) ->
                        inbox.once(
                                        fact,
                                        users.forget(
                                                removed.tenant(),
                                                removed.user(),
                                                removed.version()))
                                .block(Patience.OF_A_DOOR);
                case Known _, Unknown _, Tombstone _ -> {}
            }
        };
    }

    private static CrmUser toUser(CrmUserChanged changed) {
        return new CrmUser(changed.tenant(), changed.user(), changed.name(), changed.licensed());
    }
}
