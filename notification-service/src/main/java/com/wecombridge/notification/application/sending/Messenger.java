package com.wecombridge.notification.application.sending;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.notification.domain.Sender;
import com.wecombridge.notification.domain.card.Card;
import com.wecombridge.notification.domain.sending.Answer;
import com.wecombridge.notification.domain.sending.Letter;
import java.util.List;
import reactor.core.publisher.Mono;

/** Brings cards to members. */
public interface Messenger {

    /** Equal input gives equal text. */
    Letter write(Sender sender, List<MemberUserId> members, Card card);

    /** Never fails for WeCom's sake: every way it can end is an {@link Answer}. */
    Mono<Answer> send(TenantId tenant, CorpId corp, Letter letter);
}
