package com.wecombridge.events.codec;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.EventId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * What travels around a fact: the CloudEvents attributes.
 *
 * @param source the service that told it: {@code /binding-service}
 * @param time when it was told
 * @param causation id of the fact that led to this one
 * @param traceParent W3C trace context
 */
public record Envelope(
        EventId id,
        String source,
        String type,
        String subject,
        Instant time,
        Optional<TenantId> tenant,
        Optional<CorpId> corp,
        String key,
        Optional<EventId> causation,
        long version,
        Optional<String> traceParent) {}
