package com.wecombridge.contactsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.Topic;
import com.wecombridge.events.audit.AuditEntry;
import com.wecombridge.testkit.web.ReadsBodies;
import com.wecombridge.testkit.web.ShowsLists;
import com.wecombridge.testkit.web.WebDoor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What people see of the mirror through the gateway. */
@NullUnmarked
class MirrorDoorIT extends ContactSyncServiceIT implements ReadsBodies, ShowsLists {

    private final String somebody = GATEWAY.introduces("acme", "auditor");

    @Override
    public WebDoor door() {
        return new WebDoor(port, GATEWAY, "/api/v1/members?corpId=wwnobody00000000");
    }

    @Override
    public Writing writing() {
        return new Writing("POST", "/api/v1/sync-runs", "corpId");
    }

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
        var departments = get("/api/v1/departments?corpId=" + acme.corp, stranger);
        var runs = get("/api/v1/sync-runs?corpId=" + acme.corp, stranger);
        var wish = post("/api/v1/sync-runs", stranger, "{\"corpId\":\"%s\"}".formatted(acme.corp));

        for (var answer : List.of(members, departments, runs, wish)) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(json(answer).path("type").asString())
                    .isEqualTo("/problems/corp-not-connected");
        }
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
                    assertThat(entry.refusal()).isEmpty();
                });
    }

    @Test
    void writesDownWhoAskedForARunInVain() {
        var corp = "wwnobodys" + System.nanoTime();

        post(
                "/api/v1/sync-runs",
                GATEWAY.introduces("acme", "administrator"),
                "{\"corpId\":\"%s\"}".formatted(corp));

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(KAFKA.records(Topic.AUDIT_ENTRIES.topicName()))
                                .map(ContactSyncServiceIT::eventOf)
                                .map(AuditEntry.class::cast)
                                .filteredOn(entry -> entry.object().equals("corps/" + corp))
                                .extracting(entry ->
                                        entry.act() + " refused: " + entry.refusal().orElse(""))
                                .containsExactly("sync-run.request refused: CORP_NOT_CONNECTED"));
    }

    @Test
    void doesNotUnderstandACursorOfSomebodyElse() {
        var answer = get("/api/v1/members?corpId=wwacme0000000000&cursor=x", somebody);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("errors").path(0).path("field").asString())
                .isEqualTo("cursor");
    }
}
