package com.wecombridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Whose the callback addresses of a corp are: only a connection that binding told proves it. */
@NullUnmarked
class CallbackOwnershipIT extends RunningGateway {

    private static final String APP = "/1000002";
    private static final String FURTHER_APP = "/2000002";

    @Test
    void refusesACorpThatNobodyConnected() {
        refuses("acme", "wwnobodyscorp001");
    }

    @Test
    void refusesTheCorpOfAnotherTenantInTheSameWords() {
        connected("acme", "wwacmescorp00001");

        var owner = set("acme", "wwacmescorp00001", APP);

        assertThat(owner.statusCode()).isEqualTo(200);
        assertThat(refuses("globex", "wwacmescorp00001"))
                .isEqualTo(refuses("globex", "wwnobodyscorp002"));
        assertThat(ownerOf("wwacmescorp00001", APP)).isEqualTo("acme");
    }

    @Test
    void givesTheOwnerWhatAnotherTenantTookBefore() {
        var corp = "wwsquatted000001";
        connected("globex", corp);
        set("globex", corp, APP);
        set("globex", corp, FURTHER_APP);
        Binding.connects("acme", corp, 2);
        Awaitility.await().atMost(SOON).until(() -> knownAs("acme", corp, 2));

        var taken = put(path(corp, APP), OIDC.administrator("acme"), keys(ACME_SENDER));

        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).doesNotContain("formerKeysOpenUntil");
        assertThat(ownerOf(corp, APP)).isEqualTo("acme");
        assertThat(database.rows(rows(corp))).hasSize(1);
        refuses("globex", corp);
        Awaitility.await().atMost(SOON).until(() -> answerTo(corp, SUITE_SENDER) == 401);
        assertThat(answerTo(corp, ACME_SENDER)).isEqualTo(200);
    }

    @Test
    void letsNoOlderFactBringAnEndedConnectionBack() {
        var corp = "wwendedcorp00001";
        connected("acme", corp);
        Binding.disconnects("acme", corp, 3);
        Binding.connects("acme", corp, 2);
        Binding.connects("acme", corp + "9", 1);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> knownAs("acme", corp, 3) && knownAs("acme", corp + "9", 1));

        refuses("acme", corp);
    }

    private String refuses(String tenant, String corp) {
        var refused = set(tenant, corp, APP);

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body())
                .contains("/problems/corp-not-connected", "CORP_NOT_CONNECTED")
                .doesNotContain(NEVER_SHOWN.toArray(String[]::new));
        return refused.body().replace(corp, "");
    }

    private HttpResponse<String> set(String tenant, String corp, String app) {
        return put(path(corp, app), OIDC.administrator(tenant), keys(SUITE_SENDER));
    }

    private int answerTo(String corp, Sender sender) {
        var posted = sender.check(corp, "5927782489442352469");
        return get("/wecom/callbacks/corps/" + corp + APP + posted).statusCode();
    }

    private static Object ownerOf(String corp, String app) {
        return database.rows(rows(corp) + " and app_id = '" + app.substring(1) + "'")
                .getFirst()
                .get("tenant_id");
    }

    private static String rows(String corp) {
        return "select * from callback_setting where corp_id = '" + corp + "'";
    }

    private static String path(String corp, String app) {
        return "/api/v1/callback-settings/" + corp + app;
    }

    private static String keys(Sender sender) {
        return "{\"token\":\"%s\",\"encodingAesKey\":\"%s\"}"
                .formatted(sender.token(), sender.encodingAesKey());
    }
}
