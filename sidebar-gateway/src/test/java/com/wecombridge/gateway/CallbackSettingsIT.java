package com.wecombridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestKafka.Cleanup;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** How an administrator sets up the callback address of a corp's own app. */
@NullUnmarked
class CallbackSettingsIT extends RunningGateway {

    private static final String SETTING = "/api/v1/callback-settings/";
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    @Test
    void namesTheAddressToPasteAndShowsNoSecretAgain() {
        var path = SETTING + "wwsetcorp0000001/1000002";
        connected("acme", "wwsetcorp0000001");

        var stored = put(path, OIDC.administrator("acme"), keys("TokenOne", KEY));
        var seen = get(path, OIDC.administrator("acme"));

        assertThat(stored.statusCode()).isEqualTo(200);
        assertThat(seen.body())
                .contains(
                        "\"callbackUrl\":\"https://bridge.example.com/wecom/callbacks/corps/wwsetcorp0000001/1000002\"")
                .doesNotContain("TokenOne", KEY);
        assertThat(database.rows("select * from callback_setting").toString())
                .doesNotContain("TokenOne", KEY);
    }

    @Test
    void writesDownWhoChangedIt() {
        var path = SETTING + "wwauditcorp00001/1000002";
        connected("acme", "wwauditcorp00001");
        Infrastructure.kafka().createTopic("audit.entries", 3, Cleanup.DELETE);

        put(path, OIDC.administrator("acme"), keys("TokenOne", KEY));

        var entry =
                Awaitility.await()
                        .atMost(SOON)
                        .until(
                                () -> auditOf("corps/wwauditcorp00001/1000002"),
                                list -> !list.isEmpty());
        assertThat(entry)
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("admin-of-acme", "callback-setting.change")
                .doesNotContain("TokenOne", KEY);
    }

    @Test
    void writesDownWhoTriedToChangeTheKeysOfACorpThatIsNotTheirs() {
        var path = SETTING + "wwnotmycorp00001/1000002";
        Infrastructure.kafka().createTopic("audit.entries", 3, Cleanup.DELETE);

        assertThat(put(path, OIDC.administrator("acme"), keys("TokenOne", KEY)).statusCode())
                .isEqualTo(404);

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(auditOf("corps/wwnotmycorp00001/1000002"))
                                .extracting(CallbackSettingsIT::refusal)
                                .containsExactly(
                                        "callback-setting.change refused: CORP_NOT_CONNECTED"));
    }

    private static String refusal(String entry) {
        var json = JsonMapper.shared().readTree(entry);
        return json.path("act").asString() + " refused: " + json.path("refusal").asString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh ",
                ""
            })
    void refusesAKeyOfTheWrongLengthWithItsReason(String key) {
        var path = SETTING + "wwshortcorp00001/1000002";
        connected("acme", "wwshortcorp00001");

        var refused = put(path, OIDC.administrator("acme"), keys("TokenOne", key));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("CALLBACK_KEYS_UNFIT", "exactly 43");
        assertThat(get(path, OIDC.administrator("acme")).statusCode()).isEqualTo(404);
    }

    @Test
    void letsOnlyAdministratorsChangeAnything() {
        var path = SETTING + "wwrolecorp000001/1000002";

        assertThat(put(path, OIDC.salesperson("acme"), keys("TokenOne", KEY)).statusCode())
                .isEqualTo(403);
        assertThat(put(path, OIDC.operator(), keys("TokenOne", KEY)).statusCode()).isEqualTo(403);
        assertThat(put(path, "nonsense", keys("TokenOne", KEY)).statusCode()).isEqualTo(401);
    }

    @Test
    void takesTheTenantFromTheTokenAlone() {
        var path = SETTING + "wwmasscorp000001/1000002";
        connected("acme", "wwmasscorp000001");
        var body = keys("TokenOne", KEY).replace("}", ",\"tenant\":\"globex\"}");

        var claimed = put(path, OIDC.administrator("acme"), body);
        put(path + "?tenant=globex", OIDC.administrator("acme"), keys("TokenOne", KEY));

        assertThat(claimed.statusCode()).isEqualTo(400);
        assertThat(
                        database.rows(
                                "select tenant_id from callback_setting where corp_id = 'wwmasscorp000001'"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("tenant_id", "acme"));
    }

    @Test
    void answersABrokenBodyWithAProblemAndNothingOfIt() {
        var path = SETTING + "wwbrokencorp0001/1000002";

        var answer = put(path, OIDC.administrator("acme"), "{\"token\": <script>");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/").doesNotContain("script");
        assertThat(answer.body()).doesNotContain(NEVER_SHOWN.toArray(String[]::new));
    }

    private static String keys(String token, String key) {
        return "{\"token\":\"%s\",\"encodingAesKey\":\"%s\"}".formatted(token, key);
    }
}
