package com.wecombridge.wecomsim.suites;

import java.time.Duration;
import java.time.Instant;

/**
 * A corp's order of a paid edition of a suite's app.
 *
 * @param userCount how many may use the app once it is paid
 * @param days how long the edition lasts once it is paid, or how much longer
 * @param paidFrom from when on the edition is paid for, epoch before
 * @param paidUntil the end of what was paid for
 */
record PaidOrder(
        String orderId,
        String suiteId,
        String corpId,
        String operatorUserId,
        Type type,
        String editionId,
        String editionName,
        int userCount,
        int days,
        State state,
        Instant orderedAt,
        Instant paidAt,
        Instant paidFrom,
        Instant paidUntil) {

    /** What is bought, by WeCom's number. */
    enum Type {
        NEW(0),
        MORE_USERS(1),
        RENEWAL(2),
        OTHER_EDITION(3);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    /** How far it got, by WeCom's number. */
    enum State {
        OPEN(0),
        PAID(1),
        CANCELLED(2),
        EXPIRED(3),
        REFUND_ASKED(4),
        REFUNDED(5),
        REFUND_REFUSED(6);

        private final int number;

        State(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    /** The same order in another state. */
    PaidOrder in(State next) {
        return with(next, paidAt, paidFrom, paidUntil);
    }

    /** The same order, paid now, for an edition that ends then if nothing is bought. */
    PaidOrder paid(Instant now, Instant end) {
        var from = type == Type.RENEWAL && end.isAfter(now) ? end : now;
        var until = type == Type.MORE_USERS ? end : from.plus(Duration.ofDays(days));
        return with(State.PAID, now, from, until);
    }

    private PaidOrder with(State next, Instant payment, Instant from, Instant until) {
        return new PaidOrder(
                orderId,
                suiteId,
                corpId,
                operatorUserId,
                type,
                editionId,
                editionName,
                userCount,
                days,
                next,
                orderedAt,
                payment,
                from,
                until);
    }
}
