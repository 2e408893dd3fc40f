package com.wecombridge.notification.inbound.kafka;

import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.inbox.Inbox;
import com.wecombridge.notification.application.LearnDirectory;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * Hears {@code crm.users}, {@code bindings.accounts}, {@code bindings.corps} and {@code
 * contacts.members}.
 */
@Configuration(proxyBeanMethods = false)
class DirectoryDoors {

    @Bean
    Consumer<Message<byte[]>> crmUsers(EventCodec codec, Inbox inbox, LearnDirectory learn) {
        return new DirectoryDoor(codec, inbox, learn);
    }

    @Bean
    Consumer<Message<byte[]>> bindingsAccounts(
            EventCodec codec, Inbox inbox, LearnDirectory learn) {
        return new DirectoryDoor(codec, inbox, learn);
    }

    @Bean
    Consumer<Message<byte[]>> bindingsCorps(EventCodec codec, Inbox inbox, LearnDirectory learn) {
        return new DirectoryDoor(codec, inbox, learn);
    }

    @Bean
    Consumer<Message<byte[]>> contactsMembers(EventCodec codec, Inbox inbox, LearnDirectory learn) {
        return new DirectoryDoor(codec, inbox, learn);
    }
}
