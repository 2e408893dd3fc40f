package com.wecombridge.contactsync.application.view;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import java.util.Optional;
import reactor.core.publisher.Flux;

/** The mirror in order of app and key. Takes part in the caller's transaction. */
public interface MirrorPages {

    /** At most {@code limit} behind {@code after}; from the beginning if that is empty. */
    Flux<MemberRow> members(TenantId tenant, CorpId corp, Optional<PagePosition> after, int limit);

    Flux<DepartmentRow> departments(TenantId tenant, CorpId corp);
}
