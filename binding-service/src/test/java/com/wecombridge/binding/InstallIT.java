package com.wecombridge.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Topic;
import com.wecombridge.events.binding.AppMode;
import com.wecombridge.events.binding.CorpEvent.CorpConnected;
import com.wecombridge.events.binding.CorpEvent.CorpDisconnected;
import com.wecombridge.events.binding.TokenEvent.TokenIssued;
import com.wecombridge.events.binding.TokenEvent.TokenWithdrawn;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationCancelled;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationChanged;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationOffered;
import com.wecombridge.wecom.secrets.Purpose;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.util.UriComponentsBuilder;

@NullUnmarked
class InstallIT extends BindingServiceIT {

    @Test
    void connectsACorpThatInstallsFromOurConsole() {
        var corp = corpNamed("wwitconsole000001");
        var install = startInstall(ACME);

        comeBack(install, corp);

        await().atMost(SOON).until(() -> stateOf(install, ACME).equals("CONNECTED"));
        await().atMost(SOON).until(() -> !connected(corp).isEmpty());
        assertThat(connected(corp))
                .first()
                .satisfies(fact -> {
                    assertThat(fact.tenant()).isEqualTo(new TenantId(ACME));
                    assertThat(fact.mode()).isEqualTo(AppMode.SUITE);
                    assertThat(fact.corpName()).isEqualTo("Acme 某某科技");
                    assertThat(fact.agentId()).isPositive();
                });
        await().atMost(SOON).until(() -> !tokens(corp).isEmpty());
        var token = tokens(corp).getFirst();
        var opened = box.open(Scope.of(new TenantId(ACME)), Purpose.WECOM_TOKEN, token.token());
        assertThat(opened.fingerprint()).isEqualTo(token.fingerprint());
        assertThat(WECOM.query().tokens()).anyMatch(t -> t.value().equals(opened.reveal()));
        assertThat(auditedActs("installs/" + install.id(), 1)).containsExactly("install.start");
    }

    @Test
    void answersTheBrowserOnce() {
        var install = startInstall(ACME);
        var back = comeBack(install, corpNamed("wwitonce00000001"));

        anybody()
                .get()
                .uri(back)
                .exchange()
                .expectStatus()
                .isEqualTo(410)
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("已过期"));
        await().atMost(SOON).until(() -> stateOf(install, ACME).equals("CONNECTED"));
    }

    @Test
    void writesDownWhoMayNotInstall() {
        administratorOf("initech")
                .post()
                .uri("/api/v1/installs")
                .exchange()
                .expectStatus()
                .isForbidden();

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(actsFor("initech"))
                                .containsExactly("install.start refused: FEATURE_NOT_OPEN"));
    }

    @Test
    void showsAnInstallToNobodyElse() {
        var install = startInstall(ACME);

        administratorOf(GLOBEX)
                .get()
                .uri("/api/v1/installs/{id}", install.id())
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void refusesACorpThatBelongsToAnotherTenant() {
        var corp = corpNamed("wwittwotenants01");
        comeBack(startInstall(ACME), corp);
        await().atMost(SOON).until(() -> !connected(corp).isEmpty());

        var second = startInstall(GLOBEX);
        comeBack(second, corp);

        await().atMost(SOON).until(() -> stateOf(second, GLOBEX).equals("REFUSED"));
        administratorOf(GLOBEX)
                .get()
                .uri("/api/v1/installs/{id}", second.id())
                .exchange()
                .expectBody()
                .jsonPath("$.reason")
                .isEqualTo("CORP_OF_ANOTHER_TENANT");
        assertThat(corpsOf(GLOBEX)).doesNotContain(seenBySuite(corp).value());
        assertThat(corpsOf(ACME)).contains(seenBySuite(corp).value());
    }

    @Test
    void keepsACorpOfTheMarketToItselfUntilItIsClaimed() {
        var corp = corpNamed("wwitmarket000001");
        offerFromMarket(corp);
        await().atMost(SOON).until(() -> standing(corp).equals(Optional.of("CONNECTED")));
        assertThat(connected(corp)).isEmpty();

        as("administrator", ACME)
                .post()
                .uri("/api/v1/unclaimed-corps/{corp}/claim", corp)
                .bodyValue(Map.of("tenant", ACME))
                .exchange()
                .expectStatus()
                .isForbidden();
        claim(corp, ACME).expectStatus().isOk();

        await().atMost(SOON).until(() -> !tokens(corp).isEmpty());
        assertThat(connected(corp))
                .singleElement()
                .satisfies(fact -> assertThat(fact.tenant()).isEqualTo(new TenantId(ACME)));
        claim(corp, ACME).expectStatus().isOk();
        claim(corp, GLOBEX)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.reason")
                .isEqualTo("CORP_OF_ANOTHER_TENANT");
        assertThat(auditedActs("corps/" + corp, 2))
                .containsExactly("corp.claim", "corp.claim refused: CORP_OF_ANOTHER_TENANT");
    }

    @Test
    void destroysSecretsWhenTheCorpCancels() {
        var corp = corpNamed("wwitcancel000001");
        comeBack(startInstall(ACME), corp);
        await().atMost(SOON).until(() -> !tokens(corp).isEmpty());

        WECOM.define().uninstall(SUITE, corp);
        tell(
                new SuiteAuthorizationCancelled(
                        new SuiteId(SUITE), seenBySuite(corp), Instant.now(), version()));

        await().atMost(SOON).until(() -> !withdrawn(corp).isEmpty());
        assertThat(told(Topic.BINDINGS_CORPS, CorpDisconnected.class))
                .filteredOn(fact -> fact.corp().equals(seenBySuite(corp)))
                .hasSize(1);
        assertThat(
                        database.rows(
                                "select 1 from corp_app left join app_token using (corp_id, app_id)"
                                        + " where corp_id = '"
                                        + seenBySuite(corp)
                                        + "' and (credential is not null or token is not null)"))
                .isEmpty();
    }

    @Test
    void connectsAgainAfterACancellation() {
        var corp = corpNamed("wwitagain0000001");
        comeBack(startInstall(ACME), corp);
        await().atMost(SOON).until(() -> !tokens(corp).isEmpty());
        WECOM.define().uninstall(SUITE, corp);
        tell(
                new SuiteAuthorizationCancelled(
                        new SuiteId(SUITE), seenBySuite(corp), Instant.now(), version()));
        await().atMost(SOON).until(() -> !withdrawn(corp).isEmpty());

        offerFromMarket(corp);

        await().atMost(SOON).until(() -> connected(corp).size() == 2);
        await().atMost(SOON).until(() -> tokens(corp).size() == 2);
        assertThat(tokens(corp))
                .extracting(TokenIssued::version)
                .containsExactly(1L, 3L); // 2 was the withdrawal
    }

    @Test
    void tellsAChangedCorpAgain() {
        var corp = corpNamed("wwitchange000001");
        comeBack(startInstall(ACME), corp);
        await().atMost(SOON).until(() -> !connected(corp).isEmpty());

        WECOM.define().corp(corp, c -> c.name("Acme 新名称"));
        tell(
                new SuiteAuthorizationChanged(
                        new SuiteId(SUITE), seenBySuite(corp), Instant.now(), version()));

        await().atMost(SOON).until(() -> connected(corp).size() == 2);
        assertThat(connected(corp).getLast().corpName()).isEqualTo("Acme 新名称");
    }

    @Test
    void neverSpendsAnAuthCodeTwiceWhenTheAnswerIsLost() {
        var corp = corpNamed("wwitlost00000001");
        var install = startInstall(ACME);
        WECOM.define()
                .fault(
                        "/cgi-bin/service/get_permanent_code",
                        fault -> fault.set("kind", "DROP_AFTER_DOING"));

        comeBack(install, corp);

        await().atMost(SOON).until(() -> stateOf(install, ACME).equals("OUTCOME_UNKNOWN"));
    }

    // --- steps of the stories

    /** An install that was started. */
    private record Started(String id, URI page) {
        String parameter(String name) {
            return UriComponentsBuilder.fromUri(page).build().getQueryParams().getFirst(name);
        }
    }

    /** What the door answers. */
    record StartedView(String installId, URI installUrl, Instant expiresAt) {}

    private Started startInstall(String tenant) {
        var view =
                administratorOf(tenant)
                        .post()
                        .uri("/api/v1/installs")
                        .exchange()
                        .expectStatus()
                        .isCreated()
                        .expectBody(StartedView.class)
                        .returnResult()
                        .getResponseBody();
        return new Started(view.installId(), view.installUrl());
    }

    private URI comeBack(Started install, String corp) {
        var outcome =
                WECOM.define()
                        .install(
                                SUITE,
                                corp,
                                i ->
                                        i.preAuthCode(install.parameter("pre_auth_code"))
                                                .state(install.parameter("state")));
        var back =
                UriComponentsBuilder.fromUriString(
                                baseUrl() + "/oauth/wecom/installed?expires_in=600")
                        .queryParam("auth_code", outcome.authCode())
                        .queryParam("state", install.parameter("state"))
                        .build()
                        .toUri();
        anybody().get().uri(back).exchange().expectStatus().isOk();
        return back;
    }

    private void offerFromMarket(String corp) {
        var outcome = WECOM.define().install(SUITE, corp, i -> i.fromMarket());
        tell(
                new SuiteAuthorizationOffered(
                        new SuiteId(SUITE),
                        sealedAuthCode(outcome.authCode()),
                        Optional.empty(),
                        Instant.now(),
                        version()));
    }

    private WebTestClient.ResponseSpec claim(String corp, String tenant) {
        return as("operator", "platform")
                .post()
                .uri("/api/v1/unclaimed-corps/{corp}/claim", seenBySuite(corp).value())
                .bodyValue(Map.of("tenant", tenant))
                .exchange();
    }

    private String corpNamed(String corp) {
        WECOM.define().corp(corp, c -> c.name("Acme 某某科技"));
        WECOM.define().member(corp, "LI_LEI", m -> m.name("李雷"));
        return corp;
    }

    private CorpId seenBySuite(String corp) {
        return new CorpId(WECOM.query().corpIdFor(SUITE, corp));
    }

    private String stateOf(Started install, String tenant) {
        var body =
                administratorOf(tenant)
                        .get()
                        .uri("/api/v1/installs/{id}", install.id())
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(Map.class)
                        .returnResult()
                        .getResponseBody();
        return String.valueOf(body.get("state"));
    }

    private Optional<Object> standing(String corp) {
        return database
                .rows("select standing from corp_app where corp_id = '" + seenBySuite(corp) + "'")
                .stream()
                .map(row -> row.get("standing"))
                .findFirst();
    }

    private List<String> corpsOf(String tenant) {
        return administratorOf(tenant)
                .get()
                .uri("/api/v1/corps")
                .exchange()
                .expectBody(
                        new ParameterizedTypeReference<Map<String, List<Map<String, Object>>>>() {})
                .returnResult()
                .getResponseBody()
                .get("items")
                .stream()
                .map(corp -> String.valueOf(corp.get("corpId")))
                .toList();
    }

    private List<CorpConnected> connected(String corp) {
        return told(Topic.BINDINGS_CORPS, CorpConnected.class).stream()
                .filter(fact -> fact.corp().equals(seenBySuite(corp)))
                .toList();
    }

    private List<TokenIssued> tokens(String corp) {
        return told(Topic.BINDINGS_TOKENS, TokenIssued.class).stream()
                .filter(fact -> fact.kind() == TokenKind.ACCESS_TOKEN)
                .filter(fact -> fact.corp().equals(seenBySuite(corp)))
                .toList();
    }

    private List<TokenWithdrawn> withdrawn(String corp) {
        return told(Topic.BINDINGS_TOKENS, TokenWithdrawn.class).stream()
                .filter(fact -> fact.kind() == TokenKind.ACCESS_TOKEN)
                .filter(fact -> fact.corp().equals(seenBySuite(corp)))
                .toList();
    }
}
