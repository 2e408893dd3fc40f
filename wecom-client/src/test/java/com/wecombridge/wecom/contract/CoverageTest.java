package com.wecombridge.wecom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.wecombridge.wecom.contract.Coverage.Line;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final String GET_USER = "/cgi-bin/user/get";
    private static final String GET_TAG = "/cgi-bin/tag/get";

    private final Coverage coverage =
            new Coverage(
                    List.of(line(GET_USER, Set.of(60111, 40063)), line(GET_TAG, Set.of(40068))));

    @Test
    void missesWhatWasNeverAskedInItsChapter() {
        assertThat(coverage.missingIn("Contacts"))
                .containsExactly(
                        GET_USER + " unanswered",
                        GET_USER + " refused with 40063",
                        GET_USER + " refused with 60111",
                        GET_TAG + " unanswered",
                        GET_TAG + " refused with 40068");
    }

    @Test
    void missesARefusalThatNobodySaw() {
        coverage.answered(GET_USER, 0);
        coverage.answered(GET_USER, 60111);
        coverage.answered(GET_TAG, 0);
        coverage.answered(GET_TAG, 40068);

        assertThat(coverage.missingIn("Contacts"))
                .containsExactly(GET_USER + " refused with 40063");
    }

    @Test
    void missesAnAnswerWhereThereWereRefusalsOnly() {
        coverage.answered(GET_USER, 40063);
        coverage.answered(GET_USER, 60111);
        coverage.answered(GET_TAG, 40068);

        assertThat(coverage.missingIn("Contacts"))
                .containsExactly(GET_USER + " unanswered", GET_TAG + " unanswered");
    }

    @Test
    void isContentWithWhatTheListSays() {
        for (int answer : new int[] {0, 40063, 60111}) {
            coverage.answered(GET_USER, answer);
        }
        coverage.answered(GET_TAG, 0);
        coverage.answered(GET_TAG, 40068);

        assertThat(coverage.missingIn("Contacts")).isEmpty();
        assertThat(coverage.missingIn("Customers")).isEmpty();
    }

    @Test
    void namesWhatHasNoLine() {
        coverage.answered(GET_USER, 0);
        coverage.answered("/cgi-bin/user/delete", 0);

        assertThat(coverage.unlisted()).containsExactly("/cgi-bin/user/delete");
    }

    @Test
    void listsEachEndpointOnceInOrderWithAChapterThatIsThere() {
        var listed = Coverage.list();

        assertThat(listed).extracting(Line::path).doesNotHaveDuplicates().isSorted();
        assertThat(listed).hasSizeGreaterThan(70).allSatisfy(CoverageTest::isComplete);
    }

    private static void isComplete(Line line) {
        assertThat(line.path()).startsWith("/cgi-bin/");
        assertThat(line.token()).isIn("app", "suite", "provider", "none");
        assertThat(line.refusals()).as("refusals of %s", line.path()).isNotEmpty();
        assertThatCode(() ->
                        Class.forName(
                                CoverageTest.class.getPackageName()
                                        + "."
                                        + line.chapter()
                                        + "ContractIT"))
                .doesNotThrowAnyException();
    }

    private static Line line(String path, Set<Integer> refusals) {
        return new Line(path, List.of(), "app", "Contacts", refusals);
    }
}
