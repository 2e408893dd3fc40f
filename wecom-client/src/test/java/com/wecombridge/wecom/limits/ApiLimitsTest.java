package com.wecombridge.wecom.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiLimitsTest {
    private final VirtualTime time = new VirtualTime();
    private final ApiLimits limits = new ApiLimits(LimitSettings.usual(), time);

    /**
     * Calls that one corp makes in a day, as often as it may; at most the window, at least 9/10.
     */
    @ParameterizedTest
    @CsvSource({
        "/cgi-bin/user/get, PT1M, 10000",
        "/cgi-bin/get_jsapi_ticket, PT1H, 400",
        "/cgi-bin/ticket/get, PT1H, 100",
        "/cgi-bin/appchat/create, P1D, 1000",
        "/cgi-bin/appchat/update, PT1H, 1000",
        "/cgi-bin/media/uploadimg, P1D, 1000",
        "/cgi-bin/checkin/getcheckindata, PT1M, 600",
        "/cgi-bin/service/externalcontact/unionid_to_external_userid_3rd, PT1H, 10000"
    })
    void keepsACorpBelowTheLimitOfTheApi(String path, Duration window, long most) {
        var quota = limits.ofCorp(path).orElseThrow();
        long made = 0;
        for (int step = 0; step < 1_000; step++) {
            while (quota.tryConsume(1)) {
                made++;
            }
            time.pass(window.dividedBy(1_000));
        }

        assertThat(made).isBetween(most / 4, most);
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
