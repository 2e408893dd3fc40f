package com.wecombridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to callbacks while PostgreSQL is away. The line to it is really cut. */
@NullUnmarked
class DatabaseDownIT extends RunningGateway {

    private static final String COMMANDS = "/wecom/callbacks/suites/" + SUITE + "/commands";
    private static final String APP = "/wecom/callbacks/corps/" + ACME + "/" + CONTACTS;
    private static final Duration IN_TIME = Duration.ofSeconds(4);

    @BeforeEach
    void setUp() {
        acmeIsSetUp();
    }

    @AfterEach
    void mend() {
        databaseLine.mend();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> take(cancelled(someCorp())).statusCode() == 200);
    }

    @Test
    void asksWeComToComeAgainWhileTheDatabaseIsDown() {
        var xml = cancelled(someCorp());
        databaseLine.cut();

        assertThat(within(IN_TIME, xml)).isEqualTo(503);

        databaseLine.mend();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> take(xml).statusCode() == 200);
        assertThat(told(SUITE + ":corps/" + corpOf(xml), 1)).hasSize(1);
    }

    @Test
    void asksWeComToComeAgainWhileTheDatabaseIsSilent() {
        databaseLine.fallSilent();

        assertThat(within(IN_TIME, cancelled(someCorp()))).isEqualTo(503);
        assertThat(within(IN_TIME, cancelled(someCorp()))).isEqualTo(503);
    }

    @Test
    void answersAnAddressCheckInTimeWhileTheDatabaseIsSilent() {
        databaseLine.fallSilent();
        long started = System.nanoTime();

        var answer = get(APP + "8" + ACME_SENDER.check(ACME, "1"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(IN_TIME);
    }

    @Test
    void doesNotCallAnAddressUnknownOnlyBecauseItCannotLook() {
        databaseLine.cut();
        var posted = ACME_SENDER.post(ACME, cancelled(ACME));

        var answer = post(APP + "9" + posted.query(), posted.body());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain(NEVER_SHOWN.toArray(String[]::new));
    }

    private int within(Duration limit, String xml) {
        long started = System.nanoTime();
        int status = take(xml).statusCode();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(limit);
        return status;
    }

    private HttpResponse<String> take(String xml) {
        var posted = SUITE_SENDER.post(SUITE, xml);
        return post(COMMANDS + posted.query(), posted.body());
    }

    private static String someCorp() {
        return "wp" + UUID.randomUUID().toString().replace("-", "");
    }

    private static String corpOf(String xml) {
        return xml.replaceAll("(?s).*<AuthCorpId>(.*)</AuthCorpId>.*", "$1");
    }

    private static String cancelled(String corp) {
        return """
        <xml><SuiteId>%s</SuiteId><InfoType>cancel_auth</InfoType><TimeStamp>1726214400</TimeStamp>\
        <AuthCorpId>%s</AuthCorpId></xml>\
        """
                .formatted(SUITE, corp);
    }
}
