package com.wecombridge.contactsync.outbound.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.contactsync.application.mirror.Setback;
import com.wecombridge.wecom.calls.WeComFailure;
import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetbacksTest {

    @ParameterizedTest
    @CsvSource({
        "-1, Busy",
        "45009, Busy",
        "45033, Busy",
        "40014, NoToken",
        "42001, NoToken",
        "48002, NotPermitted",
        "60020, NotPermitted",
        "48009, NotPermitted",
        "48004, AuthorizationEnded",
        "40084, AuthorizationEnded",
        "45029, Unexpected",
        "999999, Unexpected"
    })
    void sortsWeComsNoByWhatWeDoNext(int errcode, String kind) {
        var setback = Setbacks.of(WeComFailure.of(errcode, "its words"));

        assertThat(setback.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(setback.cause()).isEqualTo("WeCom answered " + errcode + ": its words");
    }

    @Test
    void waitsWhereNothingWasAnswered() {
        assertThat(Setbacks.of(new NotCalled(Obstacle.NO_TOKEN)))
                .isInstanceOf(Setback.NoToken.class);
        assertThat(Setbacks.of(new NotCalled(Obstacle.PAUSING))).isInstanceOf(Setback.Busy.class);
        assertThat(Setbacks.of(new OutcomeUnknown("cut off")))
                .isEqualTo(new Setback.Busy("cut off"));
    }

    @Test
    void waitsLongerEachTimeUpToALimit() {
        var busy = new Setback.Busy("busy");

        assertThat(busy.waitAfter(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(busy.waitAfter(4)).isEqualTo(Duration.ofSeconds(16));
        assertThat(busy.waitAfter(40)).isEqualTo(Duration.ofMinutes(1));
    }
}
