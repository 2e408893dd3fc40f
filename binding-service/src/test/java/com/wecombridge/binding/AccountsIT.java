package com.wecombridge.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Topic;
import com.wecombridge.events.audit.AuditEntry;
import com.wecombridge.events.binding.AccountBindingEvent;
import com.wecombridge.events.binding.AccountBindingEvent.AccountBound;
import com.wecombridge.events.binding.AccountBindingEvent.AccountUnbound;
import com.wecombridge.events.contact.MemberEvent.MemberMirrored;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

@NullUnmarked
class AccountsIT extends BindingServiceIT {

    private static final String CORP = "wwitaccounts0001";
    private static final int AGENT = 1000002;

    @BeforeEach
    void acmeHasACorp() {
        WECOM.define().corp(CORP, corp -> corp.name("Acme 某某科技"));
        WECOM.define().app(CORP, AGENT, app -> app.name("CRM").secret("secret-of-" + CORP));
        administratorOf(ACME)
                .put()
                .uri("/api/v1/corps/{corp}/apps/{agent}", CORP, AGENT)
                .bodyValue(Map.of("secret", "secret-of-" + CORP, "corpName", "Acme 某某科技"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void pairsAndUnpairs() {
        people("u-lilei", "LI_LEI");

        bind(ACME, "u-lilei", "LI_LEI").expectStatus().isOk();
        bind(ACME, "u-lilei", "li_lei").expectStatus().isOk(); // the same, said again
        unbind(ACME, "u-lilei");
        unbind(ACME, "u-lilei");
        bind(ACME, "u-lilei", "LI_LEI").expectStatus().isOk();

        await().atMost(SOON).until(() -> told("u-lilei").size() == 3);
        assertThat(told("u-lilei"))
                .extracting(Object::getClass, AccountBindingEvent::version)
                .containsExactly(
                        tuple(AccountBound.class, 1L),
                        tuple(AccountUnbound.class, 2L),
                        tuple(AccountBound.class, 3L));
        assertThat(told(Topic.AUDIT_ENTRIES, AuditEntry.class))
                .filteredOn(entry -> entry.object().equals("accounts/u-lilei"))
                .extracting(AuditEntry::act)
                .containsExactly("account.bind", "account.unbind", "account.bind");
    }

    @Test
    void bindsOneMemberOnceWhenTwoAreAskedForTogether() {
        for (int round = 0; round < 5; round++) {
            var member = "HAN_MEIMEI_" + round;
            var one = "u-one-" + round;
            var two = "u-two-" + round;
            people(one, member);
            people(two, member);

            var first = CompletableFuture.supplyAsync(() -> statusOf(one, member));
            var second = CompletableFuture.supplyAsync(() -> statusOf(two, member));

            assertThat(List.of(first.join(), second.join())).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void bindsOneUserOnceWhenTwoMembersAreAskedForTogether() {
        people("u-lucy", "LUCY");
        people("u-lucy", "LUCY_TWO");

        var first = CompletableFuture.supplyAsync(() -> statusOf("u-lucy", "LUCY"));
        var second = CompletableFuture.supplyAsync(() -> statusOf("u-lucy", "LUCY_TWO"));

        assertThat(List.of(first.join(), second.join())).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void saysWhyItRefuses() {
        people("u-jim", "JIM");

        bind(ACME, "u-jim", "NOBODY")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/binding-refused")
                .jsonPath("$.reason")
                .isEqualTo("MEMBER_UNKNOWN");
        assertThat(database.rows("select 1 from account_binding where crm_user_id = 'u-jim'"))
                .isEmpty();
        assertThat(auditedActs("accounts/u-jim", 1))
                .containsExactly("account.bind refused: MEMBER_UNKNOWN");
    }

    @Test
    void letsNobodyReachIntoAnotherTenant() {
        people("u-tom", "TOM");
        bind(ACME, "u-tom", "TOM").expectStatus().isOk();

        bind(GLOBEX, "u-tom", "TOM")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.reason")
                .isEqualTo("CORP_NOT_CONNECTED");
        unbind(GLOBEX, "u-tom");
        assertThat(list(GLOBEX, "/api/v1/account-bindings")).isEmpty();
        assertThat(list(GLOBEX, "/api/v1/crm-users")).isEmpty();
        assertThat(list(ACME, "/api/v1/account-bindings?limit=199"))
                .anyMatch(row -> "u-tom".equals(row.get("crmUserId")));
    }

    @Test
    void listsInParts() {
        people("u-part-1", "PART_1");
        people("u-part-2", "PART_2");

        administratorOf(ACME)
                .get()
                .uri("/api/v1/crm-users?cursor=u-part-&limit=1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].crmUserId")
                .isEqualTo("u-part-1")
                .jsonPath("$.next")
                .isEqualTo("u-part-1");
        administratorOf(ACME)
                .get()
                .uri("/api/v1/crm-users?limit=0")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private void people(String user, String member) {
        crmUser(ACME, user);
        tell(
                new MemberMirrored(
                        new TenantId(ACME),
                        new CorpId(CORP),
                        new AppId(Integer.toString(AGENT)),
                        new MemberUserId(member),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new DepartmentId(1)),
                        1,
                        true,
                        Instant.now(),
                        version()));
        await().atMost(SOON).until(() -> known(user, member));
    }

    private static boolean known(String user, String member) {
        return !database.rows("select 1 from crm_user where crm_user_id = '" + user + "'").isEmpty()
                && !database.rows("select 1 from member where member_key = lower('" + member + "')")
                        .isEmpty();
    }

    private WebTestClient.ResponseSpec bind(String tenant, String user, String member) {
        return administratorOf(tenant)
                .put()
                .uri("/api/v1/account-bindings/{user}", user)
                .bodyValue(Map.of("corpId", CORP, "memberUserId", member))
                .exchange();
    }

    private int statusOf(String user, String member) {
        return bind(ACME, user, member).returnResult(Void.class).getStatus().value();
    }

    private void unbind(String tenant, String user) {
        administratorOf(tenant)
                .delete()
                .uri("/api/v1/account-bindings/{user}?corpId={corp}", user, CORP)
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    private List<AccountBindingEvent> told(String user) {
        return told(Topic.BINDINGS_ACCOUNTS, AccountBindingEvent.class).stream()
                .filter(fact -> fact.crmUser().value().equals(user))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> list(String tenant, String path) {
        var part =
                administratorOf(tenant)
                        .get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(Map.class)
                        .returnResult()
                        .getResponseBody();
        return (List<Map<String, Object>>) part.get("items");
    }
}
