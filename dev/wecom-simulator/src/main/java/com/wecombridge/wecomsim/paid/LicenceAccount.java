package com.wecombridge.wecomsim.paid;

import java.time.Instant;
import java.util.Objects;

/**
 * One interface licence (账号) that a provider bought for a corp.
 *
 * @param type 1 base, 2 interop with customers
 * @param userId the member who has it, empty for nobody yet
 * @param movedAt when it last went from one member to another; epoch for never
 */
public record LicenceAccount(
        String activeCode,
        String providerCorpId,
        String corpId,
        String orderId,
        int type,
        int months,
        String userId,
        Instant createdAt,
        Instant activatedAt,
        Instant expiresAt,
        Instant movedAt) {

    /** Base interface licence (基础账号). */
    public static final int BASE = 1;

    /** Interop licence (互通账号). */
    public static final int INTEROP = 2;

    /** A month of a licence has thirty-one days. */
    private static final long DAYS_OF_A_MONTH = 31;

    private static final long SECONDS_OF_A_DAY = 86_400;

    /** A part that was not mentioned has not happened. */
    public LicenceAccount {
        userId = Objects.requireNonNullElse(userId, "");
        activatedAt = Objects.requireNonNullElse(activatedAt, Instant.EPOCH);
        expiresAt = Objects.requireNonNullElse(expiresAt, Instant.EPOCH);
        movedAt = Objects.requireNonNullElse(movedAt, Instant.EPOCH);
    }

    /** Whether someone has it and it is not over. */
    public boolean inForce(Instant now) {
        return !userId.isEmpty() && now.isBefore(expiresAt);
    }

    /** 1 nobody has it yet, 2 in force, 3 over. */
    public int status(Instant now) {
        if (userId.isEmpty()) {
            return 1;
        }
        return inForce(now) ? 2 : 3;
    }

    /** The same licence in the hands of its first member. */
    public LicenceAccount activatedFor(String member, Instant now) {
        var end = now.plusSeconds(months * DAYS_OF_A_MONTH * SECONDS_OF_A_DAY);
        return with(member, now, end, movedAt);
    }

    /** The same licence in the hands of another member. */
    public LicenceAccount movedTo(String member, Instant now) {
        return with(member, activatedAt, expiresAt, now);
    }

    private LicenceAccount with(String member, Instant activated, Instant end, Instant moved) {
        return new LicenceAccount(
                activeCode,
                providerCorpId,
                corpId,
                orderId,
                type,
                months,
                member,
                createdAt,
                activated,
                end,
                moved);
    }
}
