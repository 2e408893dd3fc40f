package com.wecombridge.archive.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.wecombridge.archive.domain.VersionDecision.AlreadyNumbered;
import com.wecombridge.archive.domain.VersionDecision.Numbered;
import com.wecombridge.archive.domain.VersionDecision.UnknownPair;
import com.wecombridge.archive.domain.VersionDecision.VersionTaken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class VersionRulesTest {

    private static final KeyVersion ONE = new KeyVersion(1);
    private static final KeyVersion TWO = new KeyVersion(2);
    private static final KeyPair FIRST = pair(Optional.of(ONE));
    private static final KeyPair SECOND = pair(Optional.empty());
    private static final List<KeyPair> PAIRS = List.of(FIRST, SECOND);

    @Test
    void numberAFreshPair() {
        assertThat(VersionRules.decide(PAIRS, SECOND.id(), TWO))
                .isEqualTo(new Numbered(SECOND.numbered(TWO)));
    }

    @Test
    void giveANumberToOnePairOnly() {
        assertThat(VersionRules.decide(PAIRS, SECOND.id(), ONE))
                .isEqualTo(new VersionTaken(FIRST.id()));
    }

    @Test
    void acceptTheSameNumberAgain() {
        assertThat(VersionRules.decide(PAIRS, FIRST.id(), ONE))
                .isEqualTo(new AlreadyNumbered(FIRST));
    }

    @Test
    void letAWrongNumberBePutRight() {
        assertThat(VersionRules.decide(PAIRS, FIRST.id(), TWO)).isInstanceOf(Numbered.class);
    }

    @Test
    void knowNoPairOfSomebodyElse() {
        var foreign = new KeyPairId(UUID.randomUUID());

        assertThat(VersionRules.decide(PAIRS, foreign, ONE)).isEqualTo(new UnknownPair());
        assertThat(VersionRules.decide(PAIRS, foreign, TWO)).isEqualTo(new UnknownPair());
    }

    @Test
    void countFromOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyVersion(0));
    }

    private static KeyPair pair(Optional<KeyVersion> version) {
        return new KeyPair(
                new KeyPairId(UUID.randomUUID()),
                "-----BEGIN PUBLIC KEY-----",
                version,
                Instant.EPOCH);
    }
}
