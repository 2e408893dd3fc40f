package com.wecombridge.notification.domain.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.notification.domain.Receipt;
import com.wecombridge.notification.domain.Standing;
import com.wecombridge.notification.domain.sending.Answer.Taken;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class ReceiptsTest {

    private static final MemberUserId LI_LEI = new MemberUserId("LI_LEI");
    private static final MemberUserId HAN_MEIMEI = new MemberUserId("HAN_MEIMEI");
    private static final MemberUserId LUCY = new MemberUserId("Lucy");

    @Test
    void tellPeopleApartThoughWeComLowersTheirIds() {
        var receipts =
                Receipts.of(
                        new Taken(
                                Optional.of("m-1"),
                                Set.of(new MemberUserId("lucy")),
                                Set.of(new MemberUserId("han_meimei"))));

        assertThat(receipts.apply(LI_LEI)).isEqualTo(Receipt.accepted());
        assertThat(receipts.apply(LUCY)).isEqualTo(Receipt.of(Standing.INVALID, Receipts.INVALID));
        assertThat(receipts.apply(HAN_MEIMEI))
                .isEqualTo(Receipt.of(Standing.UNLICENSED, Receipts.UNLICENSED));
    }

    @Test
    void nameTheLicenceFirstBecauseItIsTheMorePreciseReason() {
        var both = new Taken(Optional.empty(), Set.of(LUCY), Set.of(LUCY));

        assertThat(Receipts.of(both).apply(LUCY).standing()).isEqualTo(Standing.UNLICENSED);
    }

    @Test
    void sayWhatTheMirrorKnows() {
        assertThat(Receipt.of(Standing.INVALID, "x").outsideRange().reason())
                .get()
                .asString()
                .contains("可见范围");
        assertThat(Receipt.accepted().outsideRange()).isEqualTo(Receipt.accepted());
    }
}
