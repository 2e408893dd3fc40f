package com.wecombridge.wecomsim.customer;

import java.time.Instant;

/**
 * A customer on the way from one member to another.
 *
 * @param resigned whether the giving member had left the corp
 */
public record Transfer(
        long id,
        String corpId,
        String handover,
        String takeover,
        String externalUserId,
        boolean resigned,
        Outcome outcome,
        Instant askedAt,
        Instant endedAt) {

    Transfer ended(Outcome how, Instant now) {
        return new Transfer(
                id, corpId, handover, takeover, externalUserId, resigned, how, askedAt, now);
    }

    public boolean open() {
        return outcome == Outcome.WAITING;
    }

    /** What became of it, with WeCom's number in the transfer result. */
    public enum Outcome {
        DONE(1, ""),
        WAITING(2, ""),
        REFUSED(3, "customer_refused"),
        LIMIT(4, "customer_limit_exceed");

        private final int status;
        private final String failReason;

        Outcome(int status, String failReason) {
            this.status = status;
            this.failReason = failReason;
        }

        public int status() {
            return status;
        }

        String failReason() {
            return failReason;
        }
    }
}
