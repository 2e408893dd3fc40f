package com.wecombridge.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** A guard that cannot fail guards nothing: each rule is shown code that breaks it. */
class TheRulesBiteTest {

    private static final String HERE = "com.wecombridge.houserules.offenders";
    private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages(HERE);

    @Test
    void aDomainThatNeedsSpringIsCaught() {
        assertBites(HouseRules.domainIsPlainJava, "AsksSpring");
    }

    @Test
    void aDomainThatReadsTheClockIsCaught() {
        assertBites(HouseRules.timeComesIn, "ReadsTheClock");
    }

    @Test
    void aUseCaseThatKnowsItsDoorIsCaught() {
        assertBites(HouseRules.nobodyKnowsTheDoors, "KnowsTheDoor");
    }

    @Test
    void aUseCaseThatKnowsItsAdapterIsCaught() {
        assertBites(HouseRules.useCasesKnowPortsNotAdapters, "KnowsTheDoor");
    }

    @Test
    void aUseCaseThatSpeaksHttpIsCaught() {
        assertBites(HouseRules.useCasesSpeakNoTechnology, "KnowsTheDoor");
    }

    @Test
    void aDoorThatStoresIsCaught() {
        assertBites(HouseRules.doorsCallUseCases, "StoresItself");
    }

    @Test
    void anAdapterThatCallsAnotherIsCaught() {
        assertBites(HouseRules.packagesHaveNoCircles, "Left");
    }

    @Test
    void aChapterThatKnowsTheFrontIsCaught() {
        assertBites(HouseRules.chaptersDoNotKnowTheFront, "KnowsTheFront");
    }

    @Test
    void aNewPackageInCommonEventsIsCaught() {
        var classes = new ClassFileImporter().importPackages("com.wecombridge.events");
        var rule =
                com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes()
                        .should(new LiveIn(java.util.Set.of("com.wecombridge.events.id")));
        assertThat(rule.evaluate(classes).hasViolation()).isTrue();
        assertThat(HouseRules.commonEventsStaysSmall.evaluate(classes).hasViolation()).isFalse();
    }

    private static void assertBites(ArchRule rule, String offender) {
        var result = rule.evaluate(OFFENDERS);

        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().toString()).contains(offender);
    }
}
