package com.wecombridge.wecom.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.calls.WeComFailure.AskedWrongly;
import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.OperatorNeeded;
import com.wecombridge.wecom.calls.WeComFailure.Refusal;
import com.wecombridge.wecom.calls.WeComFailure.StateTold;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import com.wecombridge.wecom.calls.WeComFailure.Unexpected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** WeCom's whole list of errors, number by number, against what we do next. */
class ErrorTableTest {
    private static final String TABLE = "/wecom/error-table.csv";
    private static final int HEAD = 3;

    private static final Map<String, Class<? extends Refusal>> NEXT =
            Map.of(
                    "later", Busy.class,
                    "other token", TokenRefused.class,
                    "this item", ItemRefused.class,
                    "our bug", AskedWrongly.class,
                    "operator", OperatorNeeded.class,
                    "fact", StateTold.class);

    @ParameterizedTest(name = "{0} {2}: {1}")
    @MethodSource("rows")
    void saysWhatToDoNext(int errcode, String next, String meaning) {
        var failure = WeComFailure.of(errcode, meaning);

        assertThat(failure).isInstanceOf(NEXT.get(next));
        assertThat(((Refusal) failure).errcode()).isEqualTo(errcode);
        assertThat(((Refusal) failure).errmsg()).isEqualTo(meaning);
        assertThat(failure.worthRetrying())
                .isEqualTo(List.of("later", "other token").contains(next));
    }

    @Test
    void listsEachNumberOnceAndInOrder() {
        var listed = listed();

        assertThat(listed).doesNotHaveDuplicates().isSorted();
        assertThat(rows()).allSatisfy(row -> assertThat(NEXT).containsKey(row[1]));
    }

    @Test
    void expectsNoOtherNumber() {
        var known =
                IntStream.concat(IntStream.range(-50_000, 1_000_000), aroundTwoMillions())
                        .filter(errcode -> !(WeComFailure.of(errcode, "") instanceof Unexpected))
                        .boxed()
                        .toList();

        assertThat(known).isEqualTo(listed());
        assertThat(new Unexpected(4711, "").worthRetrying()).isTrue();
    }

    private static IntStream aroundTwoMillions() {
        return IntStream.range(2_000_000, 2_010_000);
    }

    private static List<Integer> listed() {
        return rows().stream().map(row -> Integer.valueOf(row[0])).collect(Collectors.toList());
    }

    private static List<String[]> rows() {
        try (var table = Objects.requireNonNull(ErrorTableTest.class.getResourceAsStream(TABLE))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(HEAD)
                    .map(line -> line.split(";", -1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
