package com.wecombridge.binding.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.binding.domain.connection.Install.Reason;
import com.wecombridge.binding.domain.connection.Install.State;
import com.wecombridge.binding.domain.connection.Install.Step;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InstallTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final SealedSecret CODE = new SealedSecret("sealed-auth-code");

    @Test
    void exchangesACodeThatWasReceived() {
        assertThat(install(new State.CodeReceived(CODE, NOW)).next(NOW))
                .isEqualTo(new Step.Exchange(CODE, NOW));
    }

    @Test
    void doesNotTryACodeThatIsTooOld() {
        var install = install(new State.CodeReceived(CODE, NOW));

        assertThat(install.next(NOW.plus(Duration.ofMinutes(20))))
                .isEqualTo(new Step.End(install(new State.Refused(Reason.AUTH_CODE_EXPIRED))));
    }

    @Test
    void doesNotAskAgainWhenTheAnswerIsLost() {
        assertThat(install(new State.Exchanging(NOW)).next(NOW))
                .isEqualTo(new Step.End(install(new State.OutcomeUnknown())));
    }

    @ParameterizedTest
    @MethodSource("whatIsOver")
    void doesNothingMoreOnceItIsOver(State state) {
        assertThat(install(state).next(NOW)).isEqualTo(new Step.Nothing());
    }

    static State[] whatIsOver() {
        return new State[] {
            new State.AwaitingAdministrator(NOW),
            new State.Exchanged(new CorpId("wwacme0000000001")),
            new State.Refused(Reason.AUTH_CODE_REFUSED),
            new State.OutcomeUnknown()
        };
    }

    @Test
    void expiresOnlyWhileItWaitsForTheAdministrator() {
        assertThat(install(new State.AwaitingAdministrator(NOW)).expired(NOW)).isTrue();
        assertThat(install(new State.AwaitingAdministrator(NOW)).expired(NOW.minusSeconds(1)))
                .isFalse();
        assertThat(install(new State.OutcomeUnknown()).expired(NOW)).isFalse();
    }

    private static Install install(State state) {
        return new Install(new InstallId("install-1"), Optional.empty(), state);
    }
}
