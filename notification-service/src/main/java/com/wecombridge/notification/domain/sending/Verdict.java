package com.wecombridge.notification.domain.sending;

import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.notification.domain.Receipt;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What an answer leads to. */
public sealed interface Verdict {

    /** It is over; every member of the batch gets a receipt. */
    record Settled(Optional<String> messageId, Function<MemberUserId, Receipt> receipts)
            implements Verdict {

        public static Settled everyone(Receipt receipt) {
            return new Settled(Optional.empty(), _ -> receipt);
        }

        public Receipt receiptOf(MemberUserId member) {
            return receipts.apply(member);
        }
    }

    /** Try again later. */
    record Later(Tries tries, Duration pause, String cause) implements Verdict {}
}
