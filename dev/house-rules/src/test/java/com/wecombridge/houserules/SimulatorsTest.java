package com.wecombridge.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The simulators are no product, but somebody has to find the way in them, too. */
class SimulatorsTest {

    private static JavaClasses simulators;

    @BeforeAll
    static void readTheCode() {
        simulators = Modules.simulators();
    }

    @Test
    void theirPackagesHaveNoCircles() {
        HouseRules.packagesHaveNoCircles.check(simulators);
    }

    @Test
    void theChaptersOfWeComDoNotKnowTheFront() {
        HouseRules.chaptersDoNotKnowTheFront.check(simulators);
    }

    @Test
    void theirClassesHaveNoBannedNames() {
        HouseRules.noBannedNames.check(simulators);
    }

    @Test
    void bothWereRead() {
        assertThat(
                        simulators.getPackage("com.wecombridge").getSubpackages().stream()
                                .map(JavaPackage::getRelativeName))
                .containsExactlyInAnyOrder("wecomsim", "crmsim");
    }
}
