package com.wecombridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestKafka;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the API reaches its owners, and who is let through. */
@NullUnmarked
class ForwardingIT extends RunningGateway {

    @BeforeEach
    void forget() {
        OWNER.forget();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/installs",
                "/api/v1/installs/i-1",
                "/api/v1/corps/ww1/apps/1000002",
                "/api/v1/unclaimed-corps/ww1/claim",
                "/api/v1/crm-users",
                "/api/v1/account-bindings/u-1?corpId=ww1",
                "/api/v1/entitlement",
                "/api/v1/members?corpId=ww1&cursor=%E6%9D%8E",
                "/api/v1/departments",
                "/api/v1/sync-runs",
                "/api/v1/deliveries?todo=1",
                "/api/v1/messages"
            })
    void forwardsAPathToItsOwnerAsItCame(String path) {
        var answer = get(path, OIDC.salesperson("acme"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"owner\":\"answers\"}");
        assertThat(OWNER.lastAsked().path()).isEqualTo(path);
    }

    @Test
    void vouchesForTheCallerUnderAKeyThatItPublishes() throws Exception {
        get("/api/v1/members", OIDC.salesperson("acme"));

        var bearer = OWNER.lastAsked().headers().getFirst("Authorization");
        var token = SignedJWT.parse(bearer.substring("Bearer ".length()));
        var keys = JWKSet.parse(get("/internal/keys").body());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
        var claims = token.getJWTClaimsSet();

        assertThat(key.isPrivate()).isFalse();
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(claims.getIssuer()).isEqualTo("wecom-bridge-gateway");
        assertThat(claims.getAudience()).containsExactly("contact-sync-service");
        assertThat(claims.getSubject()).isEqualTo("li.lei");
        assertThat(claims.getStringClaim("tenant")).isEqualTo("acme");
        assertThat(claims.getStringListClaim("roles")).containsExactly("salesperson");
        assertThat(claims.getExpirationTime())
                .isBeforeOrEqualTo(Date.from(Instant.now().plusSeconds(60)));
    }

    @Test
    void letsNoIdentityThroughThatItDidNotGive() {
        var outside = OIDC.salesperson("acme");
        var request =
                HttpRequest.newBuilder(uri("/api/v1/account-bindings/u-1"))
                        .header("Authorization", "Bearer " + outside)
                        .header("X-Tenant", "globex")
                        .header("X-User", "root")
                        .header("X-Forwarded-For", "10.0.0.1")
                        .header("X-Forwarded-User", "root")
                        .header("Forwarded", "for=10.0.0.1")
                        .header("Proxy-Authorization", "Basic eHg6eHg=")
                        .header("Cookie", "SESSION=1")
                        .header("Te", "trailers")
                        .header("Idempotency-Key", "k-1")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"corpId\":\"ww1\"}"))
                        .build();

        assertThat(send(request).statusCode()).isEqualTo(200);

        var asked = OWNER.lastAsked();
        assertThat(asked.body()).isEqualTo("{\"corpId\":\"ww1\"}");
        assertThat(asked.headers().get("Authorization"))
                .singleElement()
                .asString()
                .doesNotContain(outside);
        assertThat(asked.headers().getFirst("Idempotency-Key")).isEqualTo("k-1");
        assertThat(asked.headers().keySet())
                .noneMatch(name -> name.startsWith("X-"))
                .doesNotContain("Forwarded", "Proxy-authorization", "Cookie", "Te");
    }

    @Test
    void letsNobodyInWithoutAToken() {
        var claims = OIDC.claims("li.lei", "administrator").claim("tenant", "acme");
        var past = Date.from(Instant.now().minusSeconds(600));
        var refused =
                List.of(
                        "nonsense",
                        OIDC.forged(claims),
                        OIDC.token(
                                OIDC.claims("li.lei", "administrator")
                                        .claim("tenant", "acme")
                                        .issuer("http://elsewhere.example.com")),
                        OIDC.token(
                                OIDC.claims("li.lei", "administrator")
                                        .claim("tenant", "acme")
                                        .audience("another-product")),
                        OIDC.token(
                                OIDC.claims("li.lei", "administrator")
                                        .claim("tenant", "acme")
                                        .audience(List.of())),
                        OIDC.token(
                                OIDC.claims("li.lei", "administrator")
                                        .claim("tenant", "acme")
                                        .expirationTime(past)),
                        OIDC.token(OIDC.claims("li.lei", "administrator").claim("tenant", " ")));

        assertThat(get("/api/v1/members").statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/members").body()).contains("NOT_SIGNED_IN");
        for (var token : refused) {
            var answer = get("/api/v1/members", token);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(get("/api/v1/members").body());
        }
        assertThat(OWNER.asked()).isEmpty();
    }

    @Test
    void letsNobodyInWhoWorksForNoTenantOrHasNoRole() {
        assertThat(
                        get("/api/v1/members", OIDC.token(OIDC.claims("li.lei", "administrator")))
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        get(
                                        "/api/v1/members",
                                        OIDC.token(
                                                OIDC.claims("li.lei", "root")
                                                        .claim("tenant", "acme")))
                                .statusCode())
                .isEqualTo(403);
        assertThat(get("/api/v1/unclaimed-corps", OIDC.operator()).statusCode()).isEqualTo(200);
    }

    @Test
    void forwardsABrowserBackFromWeComWithoutAToken() {
        var path = "/oauth/wecom/installed?auth_code=CODE&expires_in=600&state=S";
        var request =
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + OIDC.administrator("acme"))
                        .build();

        assertThat(send(request).statusCode()).isEqualTo(200);

        assertThat(OWNER.lastAsked().path()).isEqualTo(path);
        assertThat(OWNER.lastAsked().headers()).doesNotContainKey("Authorization");
        assertThat(post("/oauth/wecom/installed", "").statusCode()).isEqualTo(404);
    }

    @Test
    void writesDownOnceWhoWantedToChangeWhatTheirRoleDoesNotReach() {
        var atAnOwner = "/api/v1/installs/" + System.nanoTime() + OwnerDouble.OUT_OF_REACH;
        var here = "/api/v1/callback-settings/wwnorole" + System.nanoTime() + "/1";
        Infrastructure.kafka().createTopic("audit.entries", 3, TestKafka.Cleanup.DELETE);

        get(atAnOwner, OIDC.salesperson("acme"));
        get(here, OIDC.salesperson("acme"));
        assertThat(put(atAnOwner, OIDC.salesperson("acme"), "{}").statusCode()).isEqualTo(403);
        assertThat(put(here, OIDC.salesperson("acme"), "{}").statusCode()).isEqualTo(403);

        for (var path : List.of(atAnOwner, here)) {
            Awaitility.await()
                    .atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(auditOf('"' + path + '"'))
                                    .singleElement()
                                    .asString()
                                    .contains("li.lei", "api.call", "PUT", "NOT_ALLOWED"));
        }
    }

    @Test
    void saysSoWhenAnOwnerIsDown() {
        var answer = get("/api/v1/archive/settings/ww1", OIDC.administrator("acme"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).doesNotContain(NEVER_SHOWN.toArray(String[]::new));
    }

    @Test
    void startsBeforeTheIdentityProviderAndSaysSo() {
        assertThat(answerBeforeTheProviderWasThere.statusCode()).isEqualTo(503);
        assertThat(answerBeforeTheProviderWasThere.body()).contains("UNAVAILABLE");
    }

    @Test
    void knowsNoOtherPath() {
        assertThat(get("/api/v1/unheard-of", OIDC.administrator("acme")).statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/unheard-of").statusCode()).isEqualTo(401);
        assertThat(get("/api/v2/members", OIDC.administrator("acme")).statusCode()).isEqualTo(404);
        assertThat(OWNER.asked()).isEmpty();
    }

    @Test
    void keepsItsKeyPairSealed() {
        get("/internal/keys");

        assertThat(database.rows("select sealed_private_key from signing_key"))
                .singleElement()
                .satisfies(row -> assertThat(row.toString()).containsPattern("=\\d\\."));
    }

    @Test
    void describesItsOwnApi() {
        assertThat(get("/v3/api-docs").body())
                .contains("/api/v1/callback-settings/{corpId}/{app}", "/api/v1/callbacks")
                .doesNotContain("signedIn");
    }
}
