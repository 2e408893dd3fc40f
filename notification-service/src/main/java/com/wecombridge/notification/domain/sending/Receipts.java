package com.wecombridge.notification.domain.sending;

import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.notification.domain.Receipt;
import com.wecombridge.notification.domain.Standing;
import com.wecombridge.notification.domain.sending.Answer.Taken;
import java.util.function.Function;

/** Reads an answer person by person. */
public final class Receipts {

    static final String INVALID =
            "WeCom cannot reach the member: unknown, left, or outside the app's visible range";
    static final String UNLICENSED = "the member has no interface licence (接口许可)";

    private Receipts() {}

    /** WeCom answers ids lower-cased; {@link MemberUserId} compares them so. */
    public static Function<MemberUserId, Receipt> of(Taken taken) {
        return member -> {
            if (taken.unlicensed().contains(member)) {
                return Receipt.of(Standing.UNLICENSED, UNLICENSED);
            }
            if (taken.invalid().contains(member)) {
                return Receipt.of(Standing.INVALID, INVALID);
            }
            return Receipt.accepted();
        };
    }
}
