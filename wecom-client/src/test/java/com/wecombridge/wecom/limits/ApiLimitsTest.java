package com.wecombridge.wecom.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiLimitsTest {
    private final VirtualTime time = new VirtualTime();
    private final ApiLimits limits = new ApiLimits(LimitSettings.usual(), time);

    /**
     * Calls that one corp makes in the window, asking as often as it may: at least 9/10 of what the
     * window allows, never more. Of pictures the month allows fewer than 1,000 each day: 300 at
     * once and a thirtieth of the rest.
     */
    @ParameterizedTest
    @CsvSource({
        "/cgi-bin/user/get, PT1M, 10000, 9000",
        "/cgi-bin/get_jsapi_ticket, PT1H, 400, 360",
        "/cgi-bin/ticket/get, PT1H, 100, 90",
        "/cgi-bin/appchat/create, P1D, 1000, 900",
        "/cgi-bin/appchat/update, PT1H, 1000, 900",
        "/cgi-bin/media/uploadimg, P1D, 390, 351",
        "/cgi-bin/checkin/getcheckindata, PT1M, 600, 540",
        "/cgi-bin/service/externalcontact/unionid_to_external_userid_3rd, PT1H, 10000, 9000"
    })
    void keepsACorpBelowTheLimitOfTheApi(String path, Duration window, long most, long least) {
        var quota = limits.ofCorp(path).orElseThrow();
        long made = 0;
        for (int step = 0; step < 1_000; step++) {
            while (quota.tryConsume(1)) {
                made++;
            }
            time.pass(window.dividedBy(1_000));
        }

        assertThat(made).isBetween(least, most);
    }

    /** However small our part is, and wherever WeCom's window begins, its ends included. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 9, 10, 11, 25, 100})
    void makesNoMoreCallsInAnyWindowThanOurPart(int part) {
        int hundred = 100; // calls of a ticket's kind in an hour
        var ours = new LimitSettings(part / (double) hundred, 1, false, Duration.ofSeconds(10));
        var quota = new ApiLimits(ours, time).ofCorp("/cgi-bin/ticket/get").orElseThrow();
        var made = new ArrayList<Integer>();
        int steps = 600;
        for (int step = 0; step < 4 * steps; step++) {
            if (quota.tryConsume(1)) {
                made.add(step);
            }
            time.pass(Duration.ofHours(1).dividedBy(steps));
        }

        assertThat(made).hasSizeGreaterThan(1);
        assertThat(made)
                .allSatisfy(first ->
                        assertThat(made)
                                .filteredOn(call -> call >= first && call <= first + steps)
                                .hasSizeLessThanOrEqualTo(part));
    }

    @Test
    void doesNotCountMessagesWhichWeComCountsByPersons() {
        assertThat(limits.ofCorp("/cgi-bin/message/send")).isEmpty();
        assertThat(limits.ofAddress("/cgi-bin/message/send")).isEmpty();
    }

    @Test
    void givesAProvidersAddressTwiceAsManyTurns() {
        var provider = new ApiLimits(new LimitSettings(1.0, 1, true, Duration.ofSeconds(10)), time);

        assertThat(provider.ofAddress("/cgi-bin/user/get").orElseThrow().left())
                .isEqualTo(2 * limits.ofAddress("/cgi-bin/user/get").orElseThrow().left());
    }
}
