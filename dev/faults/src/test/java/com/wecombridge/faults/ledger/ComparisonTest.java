package com.wecombridge.faults.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.faults.ledger.Sent.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final List<Sent> sent = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();

    @Test
    void findsNothingWhereEverythingTookEffectOnceAndInOrder() {
        eachOf("LI_LEI", 1, 2, 3);
        eachOf("HAN_MEIMEI", 1, 2);

        assertThat(verdict().isClean()).isTrue();
        assertThat(verdict().acknowledged()).isEqualTo(5);
    }

    @Test
    void missesWhatWasAcknowledgedAndNothingElse() {
        sent.add(sent("LI_LEI", 1, Answer.ACKNOWLEDGED));
        sent.add(sent("LI_LEI", 2, Answer.GIVEN_UP));

        assertThat(verdict().lost()).containsExactly("LI_LEI-1");
    }

    @Test
    void takesNoOffenceAtAnEffectOfWhatWasGivenUp() {
        sent.add(sent("LI_LEI", 1, Answer.GIVEN_UP));
        effects.add(effect("LI_LEI", 1));

        assertThat(verdict().isClean()).isTrue();
    }

    @Test
    void givesNoPlaceToWhatWasGivenUpWhileItWasOnItsWay() {
        sent.add(sent("LI_LEI", 1, Answer.GIVEN_UP));
        sent.add(sent("LI_LEI", 2, Answer.ACKNOWLEDGED));
        effects.add(effect("LI_LEI", 2));
        effects.add(effect("LI_LEI", 1));

        assertThat(verdict().isClean()).isTrue();
    }

    @Test
    void tellsWhatCameAgainFromWhatCameLate() {
        eachOf("LI_LEI", 1, 2);
        effects.add(effect("LI_LEI", 1));
        sent.add(sent("HAN_MEIMEI", 1, Answer.ACKNOWLEDGED));
        sent.add(sent("HAN_MEIMEI", 2, Answer.ACKNOWLEDGED));
        effects.add(effect("HAN_MEIMEI", 2));
        effects.add(effect("HAN_MEIMEI", 1));

        assertThat(verdict().doubled()).containsExactly("LI_LEI-1");
        assertThat(verdict().inverted()).containsExactly("HAN_MEIMEI-1");
    }

    @Test
    void seesThatAnEffectCarriesTheNumberOfAnother() {
        eachOf("LI_LEI", 1, 3);
        sent.add(sent("LI_LEI", 2, Answer.ACKNOWLEDGED));
        effects.add(new Effect("LI_LEI-2", "LI_LEI", 3));

        assertThat(verdict().gaps()).containsExactly("LI_LEI#2");
    }

    @Test
    void wondersAtWhatNobodySent() {
        effects.add(effect("LI_LEI", 1));

        assertThat(verdict().strange()).containsExactly("LI_LEI-1");
    }

    @Test
    void findsAllFourPlantedErrorsWhereverTheyAre() {
        eachOf("LI_LEI", 1, 2, 3, 4);
        eachOf("HAN_MEIMEI", 1, 2, 3);

        for (int seed = 0; seed < 100; seed++) {
            assertThat(PlantedErrors.in(sent, effects, new Random(seed)).seen())
                    .containsExactlyInAnyOrder(PlantedErrors.Kind.values());
        }
    }

    @Test
    void plantsNoInversionBehindWhatWasGivenUp() {
        sent.add(sent("LI_LEI", 1, Answer.ACKNOWLEDGED));
        sent.add(sent("LI_LEI", 2, Answer.GIVEN_UP));
        effects.add(effect("LI_LEI", 1));
        effects.add(effect("LI_LEI", 2));
        eachOf("HAN_MEIMEI", 1, 2);

        for (int seed = 0; seed < 100; seed++) {
            assertThat(PlantedErrors.in(sent, effects, new Random(seed)).seen())
                    .contains(PlantedErrors.Kind.INVERSION);
        }
    }

    @Test
    void doesNotClaimToSeeWhatItHadNoPlaceToPlant() {
        eachOf("LI_LEI", 1);

        assertThat(PlantedErrors.in(sent, effects, new Random(1)).planted())
                .doesNotContain(PlantedErrors.Kind.INVERSION);
    }

    private void eachOf(String key, int... numbers) {
        for (int number : numbers) {
            sent.add(sent(key, number, Answer.ACKNOWLEDGED));
            effects.add(effect(key, number));
        }
    }

    private Verdict verdict() {
        return Comparison.of(sent, effects);
    }

    private static Sent sent(String key, long number, Answer answer) {
        return new Sent(key + "-" + number, key, number, answer);
    }

    private static Effect effect(String key, long number) {
        return new Effect(key + "-" + number, key, number);
    }
}
