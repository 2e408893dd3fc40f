package com.wecombridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.benchmarks.Budgets;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** How often a callback makes the gateway ask PostgreSQL before it is acknowledged. */
@NullUnmarked
class CallbackQuestionsIT extends RunningGateway {

    private static final String COMMANDS = "/wecom/callbacks/suites/" + SUITE + "/commands";
    private static final int CALLBACKS = 50;

    @Test
    void aCallbackAsksPostgresNoOftenerThanItDid() {
        postTickets();
        long before = databaseLine.questions();

        postTickets();

        double questions = (databaseLine.questions() - before) / (double) CALLBACKS;
        assertThat(questions).isPositive();
        assertThat(Budgets.committed().objection("callback.sql-round-trips", questions)).isEmpty();
    }

    private void postTickets() {
        for (int i = 0; i < CALLBACKS; i++) {
            var xml =
                    """
                    <xml><SuiteId><![CDATA[%s]]></SuiteId><InfoType><![CDATA[suite_ticket]]></InfoType>\
                    <TimeStamp>1726214400</TimeStamp><SuiteTicket><![CDATA[%s]]></SuiteTicket></xml>\
                    """
                            .formatted(SUITE, "TICKET-" + UUID.randomUUID());
            var posted = SUITE_SENDER.post(SUITE, xml);
            assertThat(post(COMMANDS + posted.query(), posted.body()).statusCode()).isEqualTo(200);
        }
    }
}
