package com.wecombridge.contactsync.application.mirror;

import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.Content;
import com.wecombridge.contactsync.domain.Kept;
import java.time.Instant;
import java.util.Collection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of one kind, by app. All calls take part in the caller's transaction. */
public interface Mirror<T extends Content> {

    /** All rows of the app, those of vanished objects too, in no order. */
    Flux<Kept> kept(AppRef app);

    /** The contents of those of these keys that are there now, in no order. */
    Flux<T> present(AppRef app, Collection<String> keys);

    /**
     * The rows of these keys, locked until the transaction ends. A key that has none gets one that
     * holds nothing yet ({@link Kept}): two looks that find the same newcomer meet at its row.
     */
    Flux<Kept> locked(AppRef app, Collection<String> keys);

    /** The locked row gets this content. */
    Mono<Void> write(AppRef app, T content, Instant readAt, long version);

    /** The locked row forgets its content and keeps its key and version. */
    Mono<Void> remove(AppRef app, String key, Instant readAt, long version);

    /** The locked row remembers that the object was as it is kept, or absent, at that time. */
    Mono<Void> confirm(AppRef app, String key, Instant readAt);
}
