package com.wecombridge.corpus.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.corpus.wire.Wire;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LibraryTest {

    private static final Suite SUITE = new Suite("wwsuite", "Token1", "a".repeat(43));
    private static final Wire NOWHERE = new Wire(URI.create("http://localhost:1"));

    private final Library library =
            new Library(
                    Map.of(
                            "callback",
                            new Callbacks(NOWHERE, SUITE),
                            "request",
                            new Requests(NOWHERE),
                            "record",
                            (_, _) -> List.of(),
                            "api",
                            (_, _) -> List.of()),
                    Words.of(Map.of("corp", Company.CORP, "path", Company.PATH)));

    private List<Case> all() {
        return Library.FILES.stream().map(library::read).flatMap(List::stream).toList();
    }

    @Test
    void allCasesAreThereAndNoneHasTheNameOfAnother() {
        var names = all().stream().map(Case::toString).toList();

        assertThat(names).hasSizeGreaterThanOrEqualTo(900);
        assertThat(new HashSet<>(names)).hasSameSizeAs(names);
    }

    @Test
    void whatIsExpectedIsReadAsItStands() {
        assertThat(Expected.of("400 closed, closes, within 5S"))
                .satisfies(expected -> {
                    assertThat(expected.statuses()).containsExactlyInAnyOrder(400, 0);
                    assertThat(expected.bound()).hasSeconds(5);
                    assertThat(expected.further()).containsExactly(Further.CLOSES);
                });
        assertThat(Expected.of("quarantined field UserID").fate())
                .isEqualTo(new Expected.Quarantined("field UserID"));
        assertThat(Expected.of("told binding.x.v1 a/«mark»").fate())
                .isEqualTo(new Expected.Told("com.wecombridge.binding.x.v1", "a/«mark»"));
    }
}
