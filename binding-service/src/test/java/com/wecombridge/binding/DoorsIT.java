package com.wecombridge.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.crm.EntitlementEvent.EntitlementGranted;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.testkit.web.ReadsBodies;
import com.wecombridge.testkit.web.ShowsLists;
import com.wecombridge.testkit.web.WebDoor;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class DoorsIT extends BindingServiceIT implements ReadsBodies, ShowsLists {

    @Override
    public WebDoor door() {
        return doorShowing("/api/v1/crm-users");
    }

    @Override
    public Writing writing() {
        return new Writing("PUT", "/api/v1/account-bindings/u-1", "memberUserId");
    }

    @Test
    void closesEverythingThatItDoesNotName() {
        administratorOf(ACME).get().uri("/actuator/env").exchange().expectStatus().isForbidden();
        administratorOf(ACME).get().uri("/internal").exchange().expectStatus().isForbidden();
    }

    @Test
    void describesItself() {
        anybody()
                .get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(api -> assertThat(api).contains("/api/v1/account-bindings/{crmUserId}"));
    }

    @Test
    void installsNothingForATenantWhoseFeatureIsNotOpen() {
        tell(
                new EntitlementGranted(
                        new TenantId("initech"),
                        "某某科技 initech",
                        5,
                        Set.of(),
                        Instant.EPOCH,
                        Optional.empty(),
                        version()));
        await().atMost(SOON)
                .until(() ->
                        !database.rows("select 1 from entitlement where tenant_id = 'initech'")
                                .isEmpty());

        administratorOf("initech")
                .post()
                .uri("/api/v1/installs")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/feature-not-open");
        administratorOf("initech")
                .get()
                .uri("/api/v1/entitlement")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.open")
                .isEqualTo(false)
                .jsonPath("$.seats")
                .isEqualTo(5);
        database.execute("delete from entitlement where tenant_id = 'initech'");
    }

    @Test
    void refusesWhatItCannotRead() {
        administratorOf(ACME)
                .put()
                .uri("/api/v1/account-bindings/u-1")
                .bodyValue(Map.of("corpId", " ", "memberUserId", "LI_LEI"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        administratorOf(ACME)
                .put()
                .uri("/api/v1/account-bindings/u-1")
                .bodyValue(Map.of("corpId", "wwacme0000000001"))
                .exchange()
                .expectStatus()
                .isBadRequest();
        administratorOf(ACME)
                .put()
                .uri("/api/v1/corps/wwacme0000000001/apps/-2")
                .bodyValue(Map.of("secret", "s", "corpName", "Acme"))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }
}
