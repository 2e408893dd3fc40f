package com.wecombridge.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What judges the product is read by those who doubt it. */
class ToolsTest {

    private static JavaClasses tools;

    @BeforeAll
    static void readTheCode() {
        tools = Modules.tools();
    }

    @Test
    void theirPackagesHaveNoCircles() {
        HouseRules.packagesHaveNoCircles.check(tools);
    }

    @Test
    void theirClassesHaveNoBannedNames() {
        HouseRules.noBannedNames.check(tools);
    }

    @Test
    void allWereRead() {
        assertThat(
                        tools.getPackage("com.wecombridge").getSubpackages().stream()
                                .map(JavaPackage::getRelativeName))
                .contains("local", "faults", "corpus", "faultproxy");
    }
}
