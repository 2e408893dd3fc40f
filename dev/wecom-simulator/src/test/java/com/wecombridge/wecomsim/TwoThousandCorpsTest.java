package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two corps or two thousand need no set-up. */
class TwoThousandCorpsTest {

    private static final int CORPS = 2_000;
    private static final int AT_ONCE = 8;

    @Test
    void answersTwoThousandCorpsThatNobodyDefined() throws Exception {
        try (var simulator = WeComSimulator.start(SimulatorSettings.inMemory());
                var wecom = new Caller(simulator);
                var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            var stories =
                    IntStream.range(0, CORPS)
                            .mapToObj("wwsim%06d"::formatted)
                            .map(corp -> pool.submit(() -> membersOf(corp, wecom)))
                            .toList();
            var members = 0;
            for (var story : stories) {
                members += story.get();
            }

            assertThat(members).isEqualTo(CORPS * 6);
            assertThat(simulator.query().corps()).hasSize(CORPS);
            assertThat(simulator.query().ledger())
                    .hasSize(CORPS * 2)
                    .allSatisfy(entry -> assertThat(entry.errcode()).isZero());
        }
    }

    private static int membersOf(String corp, Caller wecom) {
        var token = wecom.token(corp, corp + "-1000002-secret");
        return wecom.get("/cgi-bin/user/list?department_id=1&fetch_child=1&access_token=" + token)
                .path("userlist")
                .size();
    }
}
