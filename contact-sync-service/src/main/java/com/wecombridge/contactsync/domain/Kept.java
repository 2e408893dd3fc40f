package com.wecombridge.contactsync.domain;

import java.time.Instant;

/**
 * What the mirror keeps about one object, without its content.
 *
 * @param id as WeCom wrote it
 * @param present false once it is gone: its row stays, so that its version goes on counting and no
 *     older reading brings it back
 * @param readAt when the reading began that saw it last; the epoch if none did
 * @param version 0 as long as nothing was ever told about it
 */
public record Kept(
        String key, String id, String fingerprint, boolean present, Instant readAt, long version) {}
