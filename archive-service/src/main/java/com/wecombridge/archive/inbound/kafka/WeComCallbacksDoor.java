package com.wecombridge.archive.inbound.kafka;

import com.wecombridge.archive.application.RecordWakeUp;
import com.wecombridge.events.inbox.Door;
import com.wecombridge.events.inbox.Effect;
import com.wecombridge.events.inbox.Inbox;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.wecom.WeComCallback.ArchiveMessagesAnnounced;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears {@code wecom.callbacks}: of all of them, that the archive has new messages. */
@Configuration(proxyBeanMethods = false)
class WeComCallbacksDoor {

    @Bean
    Door wecomCallbacks(Inbox inbox, RecordWakeUp recordWakeUp) {
        return inbox.door(fact ->
                switch (fact.event()) {
                    case ArchiveMessagesAnnounced announced ->
                            Effect.of(
                                    Scope.of(announced.corp()),
                                    recordWakeUp.handle(command(announced)));
                    default -> Effect.none();
                });
    }

    private static RecordWakeUp.Command command(ArchiveMessagesAnnounced announced) {
        return new RecordWakeUp.Command(announced.corp(), announced.receivedAt());
    }
}
