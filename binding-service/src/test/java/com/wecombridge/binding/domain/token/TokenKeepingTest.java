package com.wecombridge.binding.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.binding.domain.Refusal;
import com.wecombridge.binding.domain.token.HeldToken.Current;
import com.wecombridge.binding.domain.token.HeldToken.None;
import com.wecombridge.binding.domain.token.HeldToken.Rejected;
import com.wecombridge.binding.domain.token.TokenKeeping.Step;
import com.wecombridge.binding.domain.token.Trouble.Passing;
import com.wecombridge.binding.domain.token.Trouble.Stopped;
import com.wecombridge.events.id.SealedSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenKeepingTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant HALF = NOW.plus(Duration.ofHours(1));
    private static final Refusal WRONG = new Refusal.CredentialWrong("40001 invalid credential");
    private static final Refusal BUSY = new Refusal.Later("-1 system busy");

    @Test
    void fetchesTheFirstToken() {
        assertThat(TokenKeeping.fresh().next(NOW)).isEqualTo(new Step.Fetch());
    }

    @Test
    void restsForHalfOfTheLife() {
        var kept = holding(token("a", NOW, Duration.ofHours(2)));

        assertThat(kept.next(NOW)).isEqualTo(new Step.NotBefore(NOW.plus(Duration.ofHours(1))));
        assertThat(kept.next(NOW.plus(Duration.ofHours(1)))).isEqualTo(new Step.Fetch());
    }

    @Test
    void restsForHalfOfTheLifeOfANewTokenHoweverShort() {
        var kept = holding(token("a", NOW, Duration.ofSeconds(8)));

        assertThat(kept.next(NOW)).isEqualTo(new Step.NotBefore(NOW.plusSeconds(4)));
        assertThat(kept.given(token("b", NOW, Duration.ofSeconds(8)), NOW).next(NOW))
                .isEqualTo(new Step.NotBefore(NOW.plusSeconds(4)));
    }

    @Test
    void restsAMinuteAtLeastAfterTheSameTokenButNotBeyondItsEnd() {
        var held = holding(token("a"));
        var nearItsEnd = held.given(token("a", NOW, Duration.ofSeconds(100)), NOW);
        var atItsEnd = held.given(token("a", NOW, Duration.ofSeconds(20)), NOW);

        assertThat(nearItsEnd.next(NOW)).isEqualTo(new Step.NotBefore(NOW.plusSeconds(60)));
        assertThat(atItsEnd.next(NOW)).isEqualTo(new Step.NotBefore(NOW.plusSeconds(21)));
    }

    @Test
    void countsEachTokenThatIsIssued() {
        var kept = TokenKeeping.fresh().given(token("a"), NOW).given(token("b"), NOW);

        assertThat(kept)
                .isEqualTo(new TokenKeeping(new Current(token("b"), HALF), Optional.empty(), 2));
    }

    @Test
    void givesUpTheCurrentTokenOnlyForItsOwnFingerprint() {
        var kept = holding(token("a"));

        assertThat(kept.rejected("b")).isEqualTo(kept);
        assertThat(kept.rejected("a").held()).isEqualTo(new Rejected(token("a")));
        assertThat(kept.rejected("a").next(NOW)).isEqualTo(new Step.Fetch());
        assertThat(kept.rejected("a").usable(NOW)).isEmpty();
    }

    @Test
    void doesNotTellTheRefusedTokenAgain() {
        var kept = holding(token("a")).rejected("a").given(token("a"), NOW);

        assertThat(kept.version()).isEqualTo(1);
        assertThat(kept.held()).isEqualTo(new Rejected(token("a")));
        assertThat(kept.trouble()).get().isInstanceOf(Passing.class);
        assertThat(kept.retryAt(NOW)).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void stopsAskingWithAWrongCredential() {
        var kept = TokenKeeping.fresh().troubled(WRONG, NOW);

        assertThat(kept.trouble()).contains(new Stopped("40001 invalid credential", NOW));
        assertThat(kept.next(NOW.plus(Duration.ofDays(9)))).isEqualTo(new Step.Rest());
        assertThat(kept.credentialChanged().next(NOW)).isEqualTo(new Step.Fetch());
    }

    @Test
    void asksLessOftenTheLongerATroubleLasts() {
        var kept = TokenKeeping.fresh().troubled(BUSY, NOW);

        assertThat(kept.retryAt(NOW)).isEqualTo(NOW.plusSeconds(5));
        var later = NOW.plusSeconds(40);
        assertThat(kept.troubled(BUSY, later).retryAt(later)).isEqualTo(later.plusSeconds(40));
        var muchLater = NOW.plus(Duration.ofDays(1));
        assertThat(kept.troubled(BUSY, muchLater).retryAt(muchLater))
                .isEqualTo(muchLater.plus(Duration.ofMinutes(10)));
    }

    @Test
    void letsOthersWaitAMinuteAtMostForATokenInPlaceOfARefusedOne() {
        var refused = holding(token("a")).rejected("a").given(token("a"), NOW);
        var muchLater = NOW.plus(Duration.ofHours(1));

        assertThat(refused.retryAt(muchLater)).isEqualTo(muchLater.plus(Duration.ofMinutes(1)));
    }

    @Test
    void keepsAGoodTokenThroughATrouble() {
        var kept = holding(token("a")).troubled(BUSY, NOW);

        assertThat(kept.usable(NOW)).contains(token("a"));
    }

    @Test
    void forgetsTheTroubleOnceATokenCame() {
        var kept = TokenKeeping.fresh().troubled(BUSY, NOW).given(token("a"), NOW);

        assertThat(kept.trouble()).isEmpty();
    }

    @Test
    void lendsNoTokenThatHasRunOut() {
        var kept = holding(token("a", NOW, Duration.ofHours(2)));

        assertThat(kept.usable(NOW.plus(Duration.ofHours(2)))).isEmpty();
    }

    @Test
    void countsAWithdrawalAsWell() {
        assertThat(holding(token("a")).withdrawn())
                .isEqualTo(new TokenKeeping(new None(), Optional.empty(), 2));
    }

    private static TokenKeeping holding(Token token) {
        return TokenKeeping.fresh().given(token, NOW);
    }

    private static Token token(String fingerprint) {
        return token(fingerprint, NOW, Duration.ofHours(2));
    }

    private static Token token(String fingerprint, Instant issuedAt, Duration life) {
        return new Token(
                new SealedSecret("sealed-" + fingerprint),
                fingerprint,
                issuedAt,
                issuedAt.plus(life));
    }
}
