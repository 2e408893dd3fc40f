package com.wecombridge.wecomsim.licence;

import java.time.Instant;

/**
 * A provider's order of licences for a corp.
 *
 * @param status 0 not paid, 1 paid, 2 cancelled, 5 refunded
 */
record LicenceOrder(
        String orderId,
        String providerCorpId,
        String corpId,
        String buyerUserId,
        int base,
        int interop,
        int months,
        int status,
        Instant createdAt,
        Instant paidAt) {

    static final int UNPAID = 0;
    static final int PAID = 1;
    static final int CANCELLED = 2;
    static final int REFUNDED = 5;

    /** The same order in another state. */
    LicenceOrder in(int state, Instant at) {
        return new LicenceOrder(
                orderId,
                providerCorpId,
                corpId,
                buyerUserId,
                base,
                interop,
                months,
                state,
                createdAt,
                state == PAID ? at : paidAt);
    }
}
