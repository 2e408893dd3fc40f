package com.wecombridge.notification.domain.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.notification.domain.Receipt;
import com.wecombridge.notification.domain.Standing;
import com.wecombridge.notification.domain.sending.NextStep.Compose;
import com.wecombridge.notification.domain.sending.NextStep.GiveUp;
import com.wecombridge.notification.domain.sending.NextStep.Repeat;
import com.wecombridge.notification.domain.sending.Patience.Waits;
import com.wecombridge.notification.domain.sending.Verdict.Later;
import com.wecombridge.notification.domain.sending.Verdict.Settled;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class SendRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
    private static final MemberUserId LI_LEI = new MemberUserId("LI_LEI");
    private static final Letter LETTER = new Letter(new AppId("1000002"), "{}");
    private static final SendRules RULES =
            new SendRules(
                    new Patience(
                            Duration.ofMinutes(25),
                            Duration.ofHours(1),
                            Duration.ofHours(24),
                            new Waits(Duration.ofSeconds(2), Duration.ofMinutes(5)),
                            new Waits(Duration.ofMinutes(1), Duration.ofHours(1))));

    private final Tries firstTry = Tries.NONE.begin(NOW, LETTER);

    @Test
    void beginWithAFreshLetter() {
        assertThat(RULES.next(Tries.NONE, NOW, NOW)).isEqualTo(new Compose());
    }

    @Test
    void repeatTheSameLetterWhileWeComRecognisesIt() {
        assertThat(RULES.next(firstTry, NOW, NOW.plus(Duration.ofMinutes(24))))
                .isEqualTo(new Repeat(LETTER));
    }

    @Test
    void neverRepeatOnceWeComWouldShowItTwice() {
        var step = RULES.next(firstTry, NOW, NOW.plus(Duration.ofMinutes(25)));

        assertThat(((GiveUp) step).receipt().standing()).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void measureTheWindowFromTheFirstCallOfUnknownOutcome() {
        var again = firstTry.begin(NOW.plus(Duration.ofMinutes(20)), LETTER).lost("cut off");

        assertThat(RULES.next(again, NOW, NOW.plus(Duration.ofMinutes(26))))
                .isInstanceOf(GiveUp.class);
    }

    @Test
    void forgetTheAttemptOnceWeComSurelyDidNotTakeIt() {
        var later = (Later) RULES.judge(new Answer.Busy("-1"), firstTry, NOW);

        assertThat(later.tries().unsure()).isEmpty();
        assertThat(later.pause()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void rememberAnEarlierLostAnswerThroughALaterRefusal() {
        var second = NOW.plusSeconds(60);
        var tries = firstTry.lost("cut off").begin(second, LETTER);

        var busy = (Later) RULES.judge(new Answer.Busy("-1"), tries, second);
        var refused = (Settled) RULES.judge(new Answer.Refused("48002"), tries, second);

        assertThat(busy.tries().unsure()).isPresent();
        assertThat(refused.receiptOf(LI_LEI).standing()).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void refuseForGoodWhatWeComRefused() {
        var settled =
                (Settled) RULES.judge(new Answer.Refused("WeCom answered 50003"), firstTry, NOW);

        assertThat(settled.receiptOf(LI_LEI))
                .isEqualTo(Receipt.of(Standing.REFUSED, "WeCom answered 50003"));
    }

    @Test
    void tryAStrangeAnswerOnceMore() {
        var strange = new Answer.Strange("WeCom answered 99999");
        var again = firstTry.notTaken(NOW, "99999").begin(NOW.plusSeconds(2), LETTER);

        assertThat(RULES.judge(strange, firstTry, NOW)).isInstanceOf(Later.class);
        assertThat(RULES.judge(strange, again, NOW.plusSeconds(2))).isInstanceOf(Settled.class);
    }

    @Test
    void waitLongerFromTimeToTime() {
        var tries = new Tries(5, Optional.empty(), Optional.empty());
        var many = new Tries(500, Optional.empty(), Optional.empty());

        assertThat(((Later) RULES.judge(new Answer.Limited("45009"), tries, NOW)).pause())
                .isEqualTo(Duration.ofMinutes(16));
        assertThat(((Later) RULES.judge(new Answer.Limited("45009"), many, NOW)).pause())
                .isEqualTo(Duration.ofHours(1));
        assertThat(((Later) RULES.judge(new Answer.NotCalled("no token"), many, NOW)).pause())
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void giveUpAfterADayAndSayWhatWasInTheWay() {
        var tries = firstTry.notTaken(NOW, "WeCom answered 45009: limit");

        var step = (GiveUp) RULES.next(tries, NOW, NOW.plus(Duration.ofHours(25)));

        assertThat(step.receipt().standing()).isEqualTo(Standing.REFUSED);
        assertThat(step.receipt().reason()).get().asString().contains("45009");
    }

    @Test
    void waitAnHourForAConnectedApp() {
        assertThat(RULES.withoutSender(Tries.NONE, NOW, NOW.plusSeconds(3600)))
                .isInstanceOf(Later.class);
        assertThat(RULES.withoutSender(Tries.NONE, NOW, NOW.plusSeconds(3601)))
                .isInstanceOf(Settled.class);
    }
}
