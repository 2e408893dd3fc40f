package com.wecombridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to callbacks that WeCom sent and nobody can read. */
@NullUnmarked
class QuarantineIT extends RunningGateway {

    private static final String APP = "/wecom/callbacks/corps/" + ACME + "/" + CONTACTS;
    private static final String COMMANDS = "/wecom/callbacks/suites/" + SUITE + "/commands";
    private static final String LIST = "/api/v1/callbacks?state=quarantined&limit=1";

    @BeforeEach
    void setUp() {
        acmeIsSetUp();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    xml NOT_WELL_FORMED | just words
                    xml NOT_WELL_FORMED | <xml><Event>a</Event>
                    xml DOCTYPE         | <!DOCTYPE xml><xml/>
                    xml DOCTYPE         | <!DOCTYPE x [<!ENTITY e SYSTEM "http://localhost:9/">]><xml><Event>&e;</Event></xml>
                    xml DOCTYPE         | <!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><xml><Event>&b;</Event></xml>
                    field Event         | <xml><Other>1</Other></xml>
                    field Event         | <xml><Event>kind with blanks</Event></xml>
                    field UserID        | <xml><Event>change_contact</Event><ChangeType>update_user</ChangeType></xml>
                    field UserID        | <xml><Event>change_contact</Event><ChangeType>update_user</ChangeType><UserID> </UserID></xml>
                    field UserID        | <xml><Event>change_contact</Event><ChangeType>update_user</ChangeType><UserID>😀</UserID></xml>
                    field UserID        | <xml><Event>change_contact</Event><ChangeType>update_user</ChangeType><UserID>ｌｉｌｅｉ</UserID></xml>
                    field NewUserID     | <xml><Event>change_contact</Event><ChangeType>update_user</ChangeType><UserID>a</UserID><NewUserID>b c</NewUserID></xml>
                    field Id            | <xml><Event>change_contact</Event><ChangeType>update_party</ChangeType><Id>0</Id></xml>
                    field Id            | <xml><Event>change_contact</Event><ChangeType>update_party</ChangeType><Id>99999999999999999999</Id></xml>
                    other ToUserName    | <xml><ToUserName>wwglobexcorp00001</ToUserName><Event>subscribe</Event></xml>
                    """)
    void keepsWhatItCannotReadAndThanksWeCom(String cause, String text) {
        var unique = text + "<!--" + UUID.randomUUID() + "-->";

        var posted = ACME_SENDER.post(ACME, unique);
        assertThat(post(APP + posted.query(), posted.body()).statusCode()).isEqualTo(200);

        assertThat(newestOfAcme().body())
                .contains("\"cause\":\"" + cause + "\"", "corps/" + ACME)
                .doesNotContain(text);
    }

    @ParameterizedTest
    @CsvSource({
        "cipher NOT_BASE64, !!!!",
        "cipher NOT_BASE64, AAAAA",
        "cipher NOT_BASE64, AA-_",
        "cipher NOT_WHOLE_BLOCKS, QUJD",
        "cipher PADDING_WRONG, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
    })
    void keepsWhatItCannotDecryptThoughItIsSigned(String cause, String encrypted) {
        var posted = ACME_SENDER.signed(ACME, encrypted);

        assertThat(post(APP + posted.query(), posted.body()).statusCode()).isEqualTo(200);

        assertThat(database.rows("select cause from stored_callback where identity is not null"))
                .anyMatch(row -> cause.equals(row.get("cause")));
    }

    @Test
    void tellsNothingOfWhatItCannotRead() {
        var before = database.rows("select count(*) as facts from outbox").getFirst();

        var posted = ACME_SENDER.post(ACME, "no xml " + UUID.randomUUID());
        post(APP + posted.query(), posted.body());

        assertThat(database.rows("select count(*) as facts from outbox").getFirst())
                .isEqualTo(before);
    }

    @Test
    void showsTheOperatorWhatCameForASuite() {
        var posted =
                SUITE_SENDER.post(
                        SUITE,
                        "<xml><SuiteId>wwothersuite00001</SuiteId><InfoType>suite_ticket</InfoType>"
                                + "<SuiteTicket>T-"
                                + UUID.randomUUID()
                                + "</SuiteTicket></xml>");

        assertThat(post(COMMANDS + posted.query(), posted.body()).body()).isEqualTo("success");

        assertThat(get(LIST, OIDC.operator()).body())
                .contains("\"cause\":\"other SuiteId\"", "suites/" + SUITE + "/commands")
                .doesNotContain(ACME);
        assertThat(newestOfAcme().body()).doesNotContain(SUITE);
    }

    @Test
    void showsATenantNothingOfAnother() {
        var posted = ACME_SENDER.post(ACME, "no xml " + UUID.randomUUID());
        post(APP + posted.query(), posted.body());

        assertThat(get(LIST, OIDC.administrator("globex")).body()).isEqualTo("{\"items\":[]}");
        assertThat(get(LIST, OIDC.salesperson("acme")).statusCode()).isEqualTo(403);
        assertThat(get(LIST).statusCode()).isEqualTo(401);
    }

    @Test
    void pagesThroughTheQuarantine() {
        for (int i = 0; i < 3; i++) {
            var posted = ACME_SENDER.post(ACME, "no xml " + UUID.randomUUID());
            post(APP + posted.query(), posted.body());
        }
        var first = newestOfAcme().body();
        var next = first.replaceAll("(?s).*\"next\":(\\d+).*", "$1");

        var second = get(LIST + "&cursor=" + next, OIDC.administrator("acme")).body();

        assertThat(second).contains("\"position\":").isNotEqualTo(first);
        assertThat(get("/api/v1/callbacks?state=told", OIDC.administrator("acme")).statusCode())
                .isEqualTo(400);
        assertThat(get(LIST + "&cursor=x", OIDC.administrator("acme")).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> newestOfAcme() {
        return get(LIST, OIDC.administrator("acme"));
    }
}
