package com.wecombridge.wecomsim.suites;

import java.time.Instant;

/**
 * A corp's order of a paid edition of a suite's app.
 *
 * @param status 0 not paid, 1 paid, 5 refunded
 * @param days how long the edition lasts once it is paid
 */
record PaidOrder(
        String orderId,
        String suiteId,
        String corpId,
        String operatorUserId,
        int userCount,
        int days,
        int status,
        Instant orderedAt,
        Instant paidAt) {

    static final int OPEN = 0;
    static final int PAID = 1;
    static final int REFUNDED = 5;

    /** The same order in another state. */
    PaidOrder in(int state, Instant now) {
        return new PaidOrder(
                orderId,
                suiteId,
                corpId,
                operatorUserId,
                userCount,
                days,
                state,
                orderedAt,
                state == PAID ? now : paidAt);
    }
}
