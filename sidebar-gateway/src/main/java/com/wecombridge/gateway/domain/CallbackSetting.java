package com.wecombridge.gateway.domain;

import com.wecombridge.events.id.TenantId;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys of the callback address of a corp's own app.
 *
 * @param former the pair before the last change, while callbacks under it may still be on their way
 */
public record CallbackSetting(
        TenantId tenant,
        CorpApp address,
        CallbackKeyPair current,
        Optional<Former> former,
        Instant changedAt) {

    /** A replaced pair, and until when it still opens. */
    public record Former(CallbackKeyPair pair, Instant validUntil) {}

    /** The first setting of an address. */
    public static CallbackSetting first(
            TenantId tenant, CorpApp address, CallbackKeyPair pair, Instant now) {
        return new CallbackSetting(tenant, address, pair, Optional.empty(), now);
    }

    /**
     * The same pair again changes nothing; another one lets the present pair open a while longer.
     */
    public CallbackSetting changedTo(CallbackKeyPair pair, Instant now, Duration grace) {
        if (pair.equals(current)) {
            return this;
        }
        var former = new Former(current, now.plus(grace));
        return new CallbackSetting(tenant, address, pair, Optional.of(former), now);
    }

    /** The pairs that open a callback at this moment, the current one first. */
    public List<CallbackKeyPair> openingAt(Instant now) {
        return Stream.concat(
                        Stream.of(current),
                        former.filter(old -> now.isBefore(old.validUntil())).stream()
                                .map(Former::pair))
                .toList();
    }
}
