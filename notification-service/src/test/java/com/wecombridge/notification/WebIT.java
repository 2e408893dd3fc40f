package com.wecombridge.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.testkit.web.ShowsLists;
import com.wecombridge.testkit.web.WebDoor;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The doors under /api/v1, with identities as the gateway signs them. */
@NullUnmarked
class WebIT extends NotificationServiceIT implements ShowsLists {

    @LocalServerPort int port;

    @Override
    public WebDoor door() {
        return new WebDoor(port, GATEWAY, "/api/v1/deliveries");
    }

    @Test
    void answersWhatBecameOfATodo() {
        acmeIsConnected();
        tell(todo("t-web", LI_LEI, NOBODY));
        awaitTold("t-web", 2);

        get("/api/v1/deliveries?todo=t-web", GATEWAY.introduces("acme", "auditor"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[?(@.crmUserId=='u-lilei')].state")
                .isEqualTo("ACCEPTED")
                .jsonPath("$.items[?(@.crmUserId=='u-unpaired')].state")
                .isEqualTo("UNBOUND")
                .jsonPath("$.next")
                .doesNotExist();
        get("/api/v1/messages?todo=t-web", GATEWAY.introduces("acme", "administrator"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].title")
                .isEqualTo("报价单待审批 · 上海某某科技")
                .jsonPath("$.items[0].states.ACCEPTED")
                .isEqualTo(1)
                .jsonPath("$.items[0].details[0].label")
                .isEqualTo("客户");
    }

    @Test
    void turnsPages() {
        acmeIsConnected();
        tell(todo("t-pages", LI_LEI, HAN_MEIMEI, NOBODY));
        awaitTold("t-pages", 3);
        var reader = GATEWAY.introduces("acme", "administrator");

        var first =
                get("/api/v1/deliveries?todo=t-pages&limit=2", reader)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        var next = first.replaceAll("(?s).*\"next\":(\\d+).*", "$1");

        get("/api/v1/deliveries?todo=t-pages&limit=2&cursor=" + next, reader)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
    }

    @Test
    void showsNothingOfAnotherTenant() {
        acmeIsConnected();
        tell(todo("t-private", LI_LEI));
        awaitTold("t-private", 1);

        get("/api/v1/messages?todo=t-private", GATEWAY.introduces("initech", "administrator"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        var reader = GATEWAY.introduces("acme", "administrator");
        for (var question : new String[] {"cursor=x", "todo=%20"}) {
            get("/api/v1/deliveries?" + question, reader)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("/problems/bad-request")
                    .jsonPath("$.errors[0].field")
                    .isEqualTo(question.replaceAll("=.*", ""));
        }
    }

    @Test
    void isOpenToTheOperatorsTools() {
        for (var address : new String[] {"/actuator/health", "/actuator/prometheus"}) {
            get(address, "").expectStatus().isOk();
        }
        var description =
                get("/v3/api-docs", "")
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(description).contains("/api/v1/deliveries", "/api/v1/messages");
    }

    private ResponseSpec get(String path, String bearer) {
        var request =
                WebTestClient.bindToServer()
                        .baseUrl("http://localhost:" + port)
                        .build()
                        .get()
                        .uri(java.net.URI.create("http://localhost:" + port + path));
        return (bearer.isEmpty() ? request : request.header(HttpHeaders.AUTHORIZATION, bearer))
                .exchange();
    }
}
