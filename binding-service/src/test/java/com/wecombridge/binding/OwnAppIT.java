package com.wecombridge.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Topic;
import com.wecombridge.events.binding.AppMode;
import com.wecombridge.events.binding.CorpEvent.CorpConnected;
import com.wecombridge.events.binding.TokenEvent.TokenIssued;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.wecom.TokenRejected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.web.reactive.server.WebTestClient;

@NullUnmarked
class OwnAppIT extends BindingServiceIT {

    private static final int AGENT = 1000002;

    @Test
    void connectsACorpsOwnAppWithTheRightSecretOnly() {
        var corp = corpWithApp("wwitown000000001");

        connect(ACME, corp, "a-wrong-secret")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/secret-refused")
                .jsonPath("$.reason")
                .isEqualTo("SECRET_REFUSED");
        assertThat(database.rows("select 1 from corp where corp_id = '" + corp + "'")).isEmpty();

        connect(ACME, corp, secretOf(corp))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.appName")
                .isEqualTo("CRM");

        await().atMost(SOON).until(() -> !tokens(corp).isEmpty());
        assertThat(connected(corp))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.tenant()).isEqualTo(new TenantId(ACME));
                    assertThat(fact.mode()).isEqualTo(AppMode.SELF_BUILT);
                    assertThat(fact.agentId()).isEqualTo(AGENT);
                    assertThat(fact.corpName()).isEqualTo("Acme 某某科技");
                });
        assertThat(auditedActs("corps/" + corp + "/apps/" + AGENT, 2))
                .containsExactly("app.connect refused: SECRET_REFUSED", "app.connect");
    }

    @Test
    void givesACorpToOneTenantOnly() {
        var corp = corpWithApp("wwitown000000002");
        connect(ACME, corp, secretOf(corp)).expectStatus().isOk();

        connect(GLOBEX, corp, secretOf(corp))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.reason")
                .isEqualTo("CORP_OF_ANOTHER_TENANT");
    }

    @Test
    void showsCorpsAndTokensToTheirTenantOnly() {
        var corp = corpWithApp("wwitown000000003");
        connect(ACME, corp, secretOf(corp)).expectStatus().isOk();
        await().atMost(SOON).until(() -> !tokens(corp).isEmpty());

        var shown = corpsOf(ACME).stream().filter(c -> corp.equals(c.get("corpId"))).toList();
        assertThat(shown)
                .singleElement()
                .satisfies(view -> assertThat(view.get("state")).isEqualTo("CONNECTED"));
        assertThat(health(corp).get("state")).isEqualTo("CURRENT");
        assertThat(corpsOf(GLOBEX)).noneMatch(c -> corp.equals(c.get("corpId")));
    }

    @Test
    void replacesARejectedTokenOnlyWhileItIsTheCurrentOne() {
        var corp = corpWithApp("wwitown000000004");
        connect(ACME, corp, secretOf(corp)).expectStatus().isOk();
        await().atMost(SOON).until(() -> !tokens(corp).isEmpty());
        var first = tokens(corp).getFirst();
        WECOM.define().invalidateTokens(corp, AGENT);

        tell(rejected(corp, "0123456789abcdef"));
        tell(rejected(corp, first.fingerprint()));
        await().atMost(SOON).until(() -> tokens(corp).size() == 2);
        var second = tokens(corp).getLast();
        tell(rejected(corp, first.fingerprint())); // late, about a token that is gone

        assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(second.version()).isEqualTo(2);
        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() -> tokens(corp).size() == 2 && fetchesFor(corp) == 3);
    }

    @Test
    void stopsAskingOnceTheSecretIsWrongAndGoesOnWithAnother() {
        var corp = corpWithApp("wwitown000000005");
        connect(ACME, corp, secretOf(corp)).expectStatus().isOk();
        await().atMost(SOON).until(() -> !tokens(corp).isEmpty());
        WECOM.define().app(corp, AGENT, app -> app.secret("another-secret-" + corp));
        WECOM.define().invalidateTokens(corp, AGENT);

        tell(rejected(corp, tokens(corp).getFirst().fingerprint()));
        await().atMost(SOON).until(() -> "STOPPED".equals(health(corp).get("failing")));
        var asked = fetchesFor(corp);
        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> fetchesFor(corp) == asked);

        connect(ACME, corp, "another-secret-" + corp).expectStatus().isOk();
        await().atMost(SOON).until(() -> tokens(corp).size() == 2);
        assertThat(health(corp).get("failing")).isNull();
    }

    private WebTestClient.ResponseSpec connect(String tenant, String corp, String secret) {
        return administratorOf(tenant)
                .put()
                .uri("/api/v1/corps/{corp}/apps/{agent}", corp, AGENT)
                .bodyValue(Map.of("secret", secret, "corpName", "Acme 某某科技"))
                .exchange();
    }

    private String corpWithApp(String corp) {
        WECOM.define().corp(corp, c -> c.name("Acme 某某科技"));
        WECOM.define().app(corp, AGENT, app -> app.name("CRM").secret(secretOf(corp)));
        return corp;
    }

    private static String secretOf(String corp) {
        return "secret-of-" + corp;
    }

    private static TokenRejected rejected(String corp, String fingerprint) {
        return new TokenRejected(
                new TenantId(ACME),
                new CorpId(corp),
                new AppId(Integer.toString(AGENT)),
                TokenKind.ACCESS_TOKEN,
                fingerprint,
                40014,
                Instant.now(),
                version());
    }

    private static long fetchesFor(String corp) {
        return WECOM.query().ledger().stream()
                .filter(call -> call.path().equals("/cgi-bin/gettoken"))
                .filter(call -> corp.equals(call.query().get("corpid")))
                .count();
    }

    private List<Map<String, Object>> corpsOf(String tenant) {
        return administratorOf(tenant)
                .get()
                .uri("/api/v1/corps")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(
                        new ParameterizedTypeReference<Map<String, List<Map<String, Object>>>>() {})
                .returnResult()
                .getResponseBody()
                .get("items");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> health(String corp) {
        return corpsOf(ACME).stream()
                .filter(view -> corp.equals(view.get("corpId")))
                .map(view -> (Map<String, Object>) view.get("token"))
                .findFirst()
                .orElseThrow();
    }

    private List<CorpConnected> connected(String corp) {
        return told(Topic.BINDINGS_CORPS, CorpConnected.class).stream()
                .filter(fact -> fact.corp().value().equals(corp))
                .toList();
    }

    private List<TokenIssued> tokens(String corp) {
        return told(Topic.BINDINGS_TOKENS, TokenIssued.class).stream()
                .filter(fact -> fact.kind() == TokenKind.ACCESS_TOKEN)
                .filter(fact -> fact.corp().value().equals(corp))
                .toList();
    }
}
