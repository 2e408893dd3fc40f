package com.wecombridge.contactsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.Topic;
import com.wecombridge.events.audit.AuditEntry;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What people see of the mirror through the gateway. */
@NullUnmarked
class MirrorDoorIT extends ContactSyncServiceIT {

    private final String somebody = GATEWAY.introduces("acme", "salesperson");

    @Test
    void showsMembersPageByPage() {
        var acme = Company.in(WECOM);
        acme.sees(List.of(), List.of(1), List.of());
        connected(acme);

        var seen = new ArrayList<String>();
        var path = "/api/v1/members?limit=2&corpId=" + acme.corp;
        var page = json(get(path, somebody));
        page.path("items").forEach(item -> seen.add(item.path("memberUserId").asString()));
        assertThat(seen).hasSize(2);
        var next = json(get(path + "&cursor=" + page.path("next").asString(), somebody));
        next.path("items").forEach(item -> seen.add(item.path("memberUserId").asString()));

        assertThat(seen).containsExactly("HAN_MEIMEI", "LI_LEI", "LUCY");
        assertThat(next.has("next")).isFalse();
        var first = page.path("items").path(0);
        assertThat(first.path("appId").asString()).isEqualTo("1000002");
        assertThat(first.path("name").asString()).isEqualTo("韩梅梅");
        assertThat(first.path("departments").path(0).asInt()).isEqualTo(Company.SALES);
        assertThat(first.path("insideRange").asBoolean()).isTrue();
    }

    @Test
    void showsDepartmentsAndRuns() {
        var acme = connected(Company.in(WECOM));

        var departments = json(get("/api/v1/departments?corpId=" + acme.corp, somebody));
        var runs = json(get("/api/v1/sync-runs?corpId=" + acme.corp, somebody));

        assertThat(departments.path("items").path(0).path("name").asString()).isEqualTo("销售部");
        var run = runs.path("items").path(0);
        assertThat(run.path("state").asString()).isEqualTo("FINISHED");
        assertThat(run.path("reason").asString()).isEqualTo("CONNECTED");
        assertThat(run.path("counts").path("members").asInt()).isEqualTo(2);
    }

    @Test
    void showsNothingToAnotherTenant() {
        var acme = connected(Company.in(WECOM));
        var stranger = GATEWAY.introduces("globex", "administrator");

        var members = get("/api/v1/members?corpId=" + acme.corp, stranger);
        var wish = post("/api/v1/sync-runs", stranger, "{\"corpId\":\"%s\"}".formatted(acme.corp));

        assertThat(json(members).path("items").isEmpty()).isTrue();
        assertProblem(wish, 404, "unknown-corp");
    }

    @Test
    void writesDownWhoAskedForARun() {
        var acme = connected(Company.in(WECOM));

        var answer = askForRun(acme);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).path("items").path(0).path("runId").asString()).isNotBlank();
        awaitFinishedRuns(acme, 2);
        assertThat(KAFKA.records(Topic.AUDIT_ENTRIES.topicName()))
                .map(ContactSyncServiceIT::eventOf)
                .filteredOn(AuditEntry.class::isInstance)
                .map(AuditEntry.class::cast)
                .filteredOn(entry -> entry.object().equals("corps/" + acme.corp))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.act()).isEqualTo("sync-run.request");
                    assertThat(entry.actor()).isEqualTo("alice@acme.example");
                });
    }

    @Test
    void refusesWithAProblem() {
        var corp = "?corpId=wwacme0000000000";
        assertProblem(get("/api/v1/members" + corp, ""), 401, "not-signed-in");
        assertProblem(
                get(
                        "/api/v1/members" + corp,
                        GATEWAY.introducedBy("somebody-else", "acme", "administrator")),
                401,
                "not-signed-in");
        assertProblem(get("/api/v1/members", somebody), 400, "bad-request");
        assertProblem(get("/api/v1/members" + corp + "&limit=0", somebody), 400, "bad-request");
        assertProblem(get("/api/v1/members" + corp + "&cursor=x", somebody), 400, "bad-request");
        assertProblem(post("/api/v1/sync-runs", somebody, "{}"), 403, "not-allowed");
        var administrator = GATEWAY.introduces("acme", "administrator");
        assertProblem(post("/api/v1/sync-runs", administrator, "{}"), 400, "bad-request");
        assertProblem(post("/api/v1/sync-runs", administrator, "{"), 400, "bad-request");
        assertProblem(get("/api/v1/other", ""), 401, "not-signed-in");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(json(answer).path("type").asString()).isEqualTo("/problems/" + kind);
        assertThat(json(answer).path("reason").asString()).isNotBlank();
    }
}
