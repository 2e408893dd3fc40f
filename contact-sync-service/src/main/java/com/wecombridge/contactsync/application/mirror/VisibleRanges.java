package com.wecombridge.contactsync.application.mirror;

import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.VisibleRange;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** The last known range of each app. Takes part in the caller's transaction. */
public interface VisibleRanges {

    /** Empty before the first reading. */
    Mono<VisibleRange> of(AppRef app);

    /** Unless a younger reading is stored; true if that changed anything but the time. */
    Mono<Boolean> store(AppRef app, VisibleRange range, Instant readAt);

    Mono<Void> forget(AppRef app);
}
