package com.wecombridge.contactsync.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.contactsync.domain.Reading.Changed;
import com.wecombridge.contactsync.domain.Reading.Confirmed;
import com.wecombridge.contactsync.domain.Reading.Outdated;
import com.wecombridge.contactsync.domain.Reading.Vanished;
import com.wecombridge.events.id.DepartmentId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private static final Instant NEVER = Instant.EPOCH;
    private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant TEN = NINE.plusSeconds(3600);
    private static final Kept NOTHING_YET = new Kept("2", "2", "", false, NEVER, 0);
    private static final Department SALES = department("销售部");
    private static final Department KEY_ACCOUNTS = department("大客户部");

    @Test
    void bringsInWhatWasNeverSeen() {
        assertThat(Reading.found(SALES).against(NOTHING_YET, TEN, NEVER))
                .isEqualTo(new Changed<>(SALES, 1));
    }

    @Test
    void countsTheVersionUpWhenTheContentDiffers() {
        assertThat(Reading.found(KEY_ACCOUNTS).against(kept(SALES, true, NINE), TEN, NEVER))
                .isEqualTo(new Changed<>(KEY_ACCOUNTS, 8));
    }

    @Test
    void onlyConfirmsWhatIsAsItWas() {
        assertThat(Reading.found(SALES).against(kept(SALES, true, NINE), TEN, NEVER))
                .isEqualTo(new Confirmed<>());
    }

    @Test
    void letsTheYoungerReadingOfTheRowWin() {
        assertThat(Reading.found(KEY_ACCOUNTS).against(kept(SALES, true, TEN), NINE, NEVER))
                .isEqualTo(new Outdated<>());
        assertThat(Reading.<Department>gone("2").against(kept(SALES, true, TEN), NINE, NEVER))
                .isEqualTo(new Outdated<>());
    }

    @Test
    void letsAYoungerWholeReadingWinThoughItLeftNoMark() {
        assertThat(Reading.found(KEY_ACCOUNTS).against(kept(SALES, true, NEVER), NINE, TEN))
                .isEqualTo(new Outdated<>());
        assertThat(Reading.found(SALES).against(NOTHING_YET, NINE, TEN))
                .isEqualTo(new Outdated<>());
    }

    @Test
    void removesOnceAndRemembersThatNothingWasThere() {
        var gone = Reading.<Department>gone("2");

        assertThat(gone.against(kept(SALES, true, NINE), TEN, NEVER)).isEqualTo(new Vanished<>(8));
        assertThat(gone.against(kept(SALES, false, NINE), TEN, NEVER)).isEqualTo(new Confirmed<>());
        assertThat(gone.against(NOTHING_YET, TEN, NEVER)).isEqualTo(new Confirmed<>());
    }

    @Test
    void bringsBackWhatReturnsWithTheNextVersion() {
        assertThat(Reading.found(SALES).against(kept(SALES, false, NINE), TEN, NEVER))
                .isEqualTo(new Changed<>(SALES, 8));
    }

    private static Kept kept(Department content, boolean present, Instant readAt) {
        return new Kept("2", "2", content.fingerprint(), present, readAt, 7);
    }

    private static Department department(String name) {
        return new Department(new DepartmentId(2), Optional.of(name), Optional.empty(), 0);
    }
}
