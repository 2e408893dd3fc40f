package com.wecombridge.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LastWordTest {

    @Test
    void theDeepestCauseTellsMost() {
        assertThat(
                        LastWord.in(
                                List.of(
                                        "12:00 ERROR Application run failed",
                                        "Caused by: BeanCreationException: no",
                                        "\tat com.example.Crm",
                                        "Caused by: PSQLException: Connection refused",
                                        "\tat com.example.Crm")))
                .contains("Caused by: PSQLException: Connection refused");
    }

    @Test
    void anErrorLineTellsIfThereIsNoCause() {
        assertThat(LastWord.in(List.of("12:00 ERROR no room", "12:01 INFO bye")))
                .contains("12:00 ERROR no room");
    }

    @Test
    void aCalmLogTellsNothing() {
        assertThat(LastWord.in(List.of("[warning][aot] Skipping SomeException", "12:01 INFO bye")))
                .isEmpty();
    }
}
