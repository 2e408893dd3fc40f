package com.wecombridge.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The product keeps every rule of the house. */
class HouseRulesTest {

    private static JavaClasses product;
    private static JavaClasses services;

    @BeforeAll
    static void readTheCode() {
        product = Modules.product();
        services = Modules.services();
    }

    static Stream<ArchRule> rulesForServices() {
        return Stream.of(
                HouseRules.domainIsPlainJava,
                HouseRules.nobodyKnowsTheDoors,
                HouseRules.doorsCallUseCases,
                HouseRules.useCasesKnowPortsNotAdapters,
                HouseRules.useCasesSpeakNoTechnology,
                HouseRules.adaptersDoNotCallEachOther,
                HouseRules.timeComesIn,
                HouseRules.noFifthRoom);
    }

    static Stream<ArchRule> rulesForAll() {
        return Stream.of(
                HouseRules.theLibraryHasOneAddress,
                HouseRules.nobodyRoutesThroughTheLibrary,
                HouseRules.onlyDoorsBlock,
                HouseRules.noBannedNames,
                HouseRules.packagesHaveNoCircles,
                HouseRules.commonEventsStaysSmall);
    }

    @ParameterizedTest
    @MethodSource("rulesForServices")
    void theServicesKeep(ArchRule rule) {
        rule.check(services);
    }

    @ParameterizedTest
    @MethodSource("rulesForAll")
    void theWholeProductKeeps(ArchRule rule) {
        rule.check(product);
    }

    @Test
    void allFiveServicesWereRead() {
        assertThat(services.stream().map(c -> c.getPackageName().split("\\.", -1)[2]).distinct())
                .containsExactlyInAnyOrder(
                        "contactsync", "binding", "notification", "archive", "gateway");
    }
}
