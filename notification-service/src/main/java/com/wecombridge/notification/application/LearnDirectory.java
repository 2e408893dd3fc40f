package com.wecombridge.notification.application;

import com.wecombridge.events.TenantEvent;
import com.wecombridge.events.binding.AccountBindingEvent;
import com.wecombridge.events.binding.CorpEvent;
import com.wecombridge.events.contact.MemberEvent;
import com.wecombridge.events.crm.CrmUserEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what other services tell about people and corps; facts of other families are not ours. */
@Component
public final class LearnDirectory {

    private final Directory directory;

    public LearnDirectory(Directory directory) {
        this.directory = directory;
    }

    /** Inside the transaction of the fact. */
    public Mono<Void> handle(TenantEvent fact) {
        return switch (fact) {
            case CrmUserEvent user -> directory.remember(user);
            case AccountBindingEvent binding -> directory.remember(binding);
            case CorpEvent corp -> directory.remember(corp);
            case MemberEvent member -> directory.remember(member);
            default -> Mono.empty();
        };
    }
}
