package com.wecombridge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetsTest {

    private final Budgets budgets = new Budgets(written("reading.bytes", "1000"));

    @ParameterizedTest
    @ValueSource(doubles = {0, 999, 1000, 1020})
    void letsAFigureStayOrShrinkOrWaver(double measured) {
        assertThat(budgets.objection("reading.bytes", measured)).isEmpty();
    }

    @Test
    void objectsToGrowthAndSaysHowToAcceptIt() {
        assertThat(budgets.objection("reading.bytes", 1021))
                .hasValueSatisfying(objection ->
                        assertThat(objection)
                                .contains("grew from 1000 to 1021.00")
                                .contains("write reading.bytes=1021.00 into"));
    }

    @Test
    void objectsToAFigureThatHasNoBudget() {
        assertThat(budgets.objection("writing.bytes", 5)).isPresent();
    }

    @Test
    void theCommittedOnesAreFound() {
        assertThat(Budgets.committed().objection("callback-crypto.bytes", 1)).isEmpty();
    }

    private static Properties written(String figure, String budget) {
        var properties = new Properties();
        properties.setProperty(figure, budget);
        return properties;
    }
}
