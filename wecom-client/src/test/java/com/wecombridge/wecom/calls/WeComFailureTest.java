package com.wecombridge.wecom.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.calls.WeComFailure.AskedWrongly;
import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.calls.WeComFailure.OperatorNeeded;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import com.wecombridge.wecom.calls.WeComFailure.Refusal;
import com.wecombridge.wecom.calls.WeComFailure.StateTold;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import com.wecombridge.wecom.calls.WeComFailure.Unexpected;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeComFailureTest {
    private static final Map<Character, Class<? extends Refusal>> CLASSES =
            Map.of(
                    'R', Busy.class,
                    'T', TokenRefused.class,
                    'G', ItemRefused.class,
                    'B', AskedWrongly.class,
                    'O', OperatorNeeded.class,
                    'S', StateTold.class,
                    '?', Unexpected.class);

    @ParameterizedTest
    @CsvSource({
        "-1,R",
        "6000,R",
        "40085,R",
        "45009,R",
        "45033,R",
        "40001,T",
        "40014,T",
        "42001,T",
        "40082,T",
        "42009,T",
        "40003,G",
        "40007,G",
        "40029,G",
        "40066,G",
        "40077,G",
        "42003,G",
        "42007,G",
        "42022,G",
        "42052,G",
        "60003,G",
        "60111,G",
        "60123,G",
        "60140,G",
        "40096,G",
        "81011,G",
        "46004,G",
        "40008,B",
        "40032,B",
        "40035,B",
        "40058,B",
        "40063,B",
        "41001,B",
        "42014,B",
        "45002,B",
        "45029,B",
        "82001,B",
        "91040,B",
        "301002,B",
        "48003,B",
        "40013,O",
        "40056,O",
        "40080,O",
        "40083,O",
        "40091,O",
        "48001,O",
        "48002,O",
        "48006,O",
        "50001,O",
        "50003,O",
        "60011,O",
        "60020,O",
        "84074,O",
        "90302,O",
        "90303,O",
        "301042,O",
        "701008,O",
        "40078,S",
        "40084,S",
        "48004,S",
        "48009,S",
        "50002,S",
        "60021,S",
        "81013,S",
        "84061,S",
        "41053,S",
        "301007,S",
        "99999,?",
        "1,?",
        "-2,?"
    })
    void saysWhatToDoNext(int errcode, char next) {
        var failure = WeComFailure.of(errcode, "words");

        assertThat(failure)
                .isInstanceOf(CLASSES.get(next))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.errcode()).isEqualTo(errcode);
                            assertThat(refusal.errmsg()).isEqualTo("words");
                        });
        assertThat(failure.worthRetrying()).isEqualTo("RT?".indexOf(next) >= 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nERROR forged line", "a\u0000b", "a\u001b[31mred"})
    void keepsWeComsWordsOnOneLine(String words) {
        var refusal = (Refusal) WeComFailure.of(60011, words);

        assertThat(refusal.errmsg()).startsWith("a ").doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    void cutsWordsWithoutEnd() {
        assertThat(((Refusal) WeComFailure.of(60011, "x".repeat(10_000))).errmsg()).hasSize(512);
    }

    @Test
    void neverBlindlyRepeatsWhatMayHaveHappened() {
        assertThat(new OutcomeUnknown("HTTP status 502").worthRetrying()).isFalse();
        assertThat(new NotCalled(Obstacle.NO_CONNECTION).worthRetrying()).isTrue();
    }
}
