package com.wecombridge.crmsim.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wecombridge.crmsim.store.Outbox.Row;
import com.wecombridge.crmsim.store.StateFile;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CrmTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final String ACME = "acme";
    private static final String LI_LEI = "u-1001";
    private static final String HAN_MEIMEI = "u-1002";

    private final StateFile state = StateFile.open(Optional.empty());
    private Crm crm;

    @BeforeEach
    void allOfTheFirstFactsAreTold() {
        crm =
                new Crm(
                        state,
                        () -> URI.create("http://localhost:9200"),
                        Clock.fixed(NOW, ZoneOffset.UTC));
        acknowledgeEverything();
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void fillsOnlyAnEmptyState() {
        var again = new Crm(state, () -> URI.create("http://localhost"), Clock.systemUTC());

        assertThat(again.outbox().depth()).isZero();
        assertThat(crm.tenants().all()).extracting(Tenant::tenant).containsExactly(ACME, "globex");
        assertThat(crm.users().of(ACME)).hasSize(8);
        assertThat(crm.users().of(ACME)).filteredOn(CrmUser::licensed).hasSize(6);
    }

    @Test
    void tellsAUserOnlyWhenSomethingChanged() {
        var profile = crm.users().find(ACME, LI_LEI).orElseThrow().profile();

        state.change(() -> crm.users().define(profile));
        assertThat(waiting()).isEmpty();

        state.change(() -> crm.users().define(unlicensed(profile)));
        assertThat(waiting())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.key()).isEqualTo("acme:u-1001");
                    assertThat(row.headers()).containsEntry("ce_aggregateversion", "2");
                    assertThat(row.headers()).containsEntry("ce_subject", "users/u-1001");
                });
    }

    @Test
    void endsARemovedUserWithAFactAndATombstoneAndNeverGoesBackInVersions() {
        var profile = crm.users().find(ACME, LI_LEI).orElseThrow().profile();

        state.change(() -> crm.users().remove(ACME, LI_LEI));
        state.change(() -> crm.users().define(profile));

        List<Row> rows = waiting();
        assertThat(rows)
                .extracting(row -> row.data().isPresent() ? row.type() : "tombstone")
                .containsExactly(
                        "com.wecombridge.crm-user.removed.v1",
                        "tombstone",
                        "com.wecombridge.crm-user.changed.v1");
        assertThat(rows.getLast().headers()).containsEntry("ce_aggregateversion", "3");
    }

    @Test
    void endsTheUsersOfATenantThatLeavesBeforeTheTenant() {
        state.change(() -> crm.tenants().remove("globex"));

        assertThat(waiting()).hasSize(2 * 3 + 2);
        assertThat(waiting().getLast().data()).isEmpty();
        assertThat(waiting().getLast().topic()).isEqualTo("crm.entitlements");
        assertThat(crm.users().of("globex")).isEmpty();
    }

    @Test
    void assignsTheSameTodoOnceAndRefusesAnotherUnderItsId() {
        Todo first = state.change(() -> crm.todos().assign(todo("回访", LI_LEI, HAN_MEIMEI)));
        state.change(() -> crm.todos().assign(todo("回访", LI_LEI, HAN_MEIMEI)));

        assertThat(first.page())
                .isEqualTo(URI.create("http://localhost:9200/h5/todos/visit-1?tenant=acme"));
        assertThat(waiting()).hasSize(1);
        assertThatThrownBy(() -> state.change(() -> crm.todos().assign(todo("报价", LI_LEI))))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo("todo-exists"));
    }

    @Test
    void assignsNothingToPeopleWhoDoNotExist() {
        assertThatThrownBy(() -> state.change(() -> crm.todos().assign(todo("回访", "u-2001"))))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo("unknown-user"));
        assertThat(waiting()).isEmpty();
        assertThat(crm.todos().all()).isEmpty();
    }

    @Test
    void letsOneAssigneeCloseATodoOnce() {
        state.change(() -> crm.todos().assign(todo("回访", LI_LEI, HAN_MEIMEI)));

        assertThat(act("u-1003", "done")).isEqualTo("not-an-assignee");
        assertThat(act(LI_LEI, "dance")).isEqualTo("unsupported-action");
        assertThat(act(LI_LEI, "approve")).isEqualTo("done");
        assertThat(act(HAN_MEIMEI, "reject")).isEqualTo("already-closed");
        assertThat(crm.todos().all())
                .singleElement()
                .satisfies(todo -> {
                    assertThat(todo.state()).isEqualTo(Todo.State.APPROVED);
                    assertThat(todo.closedBy()).contains(LI_LEI);
                    assertThat(todo.closedAt()).contains(NOW);
                });
    }

    @Test
    void tellsTheCurrentStateAgainInItsVersion() {
        state.change(() -> crm.tenants().tellAgain(crm.tenants().find("globex").orElseThrow()));

        assertThat(waiting()).hasSize(4);
        assertThat(waiting())
                .allSatisfy(
                        row -> assertThat(row.headers()).containsEntry("ce_aggregateversion", "1"));
    }

    @Test
    void offersOneRowOfAKeyAtATimeAndNoneOfAHeldKey() {
        var profile = crm.users().find(ACME, LI_LEI).orElseThrow().profile();
        state.change(() -> crm.users().define(unlicensed(profile)));
        state.change(() -> crm.users().define(profile));
        state.change(() -> crm.users().remove(ACME, HAN_MEIMEI));

        assertThat(crm.outbox().heads(Set.of()))
                .extracting(Row::key)
                .containsExactly("acme:u-1001", "acme:u-1002");
        assertThat(crm.outbox().heads(Set.of("crm.users:acme:u-1001")))
                .extracting(Row::key)
                .containsExactly("acme:u-1002");
    }

    private String act(String user, String action) {
        return switch (state.change(() -> crm.todos().act(ACME, "visit-1", action, user))) {
            case Answer.Done _ -> "done";
            case Answer.Rejected(var reason, _) -> reason;
        };
    }

    private static Todo.Assignment todo(String title, String... assignees) {
        return new Todo.Assignment(
                ACME,
                Optional.of("visit-1"),
                List.of(assignees),
                "task",
                title,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static CrmUser.Profile unlicensed(CrmUser.Profile it) {
        return new CrmUser.Profile(
                it.tenant(),
                it.user(),
                it.name(),
                it.email(),
                it.employeeNumber(),
                false,
                it.groups());
    }

    private List<Row> waiting() {
        return crm.outbox().rows().stream().filter(row -> !row.told()).toList();
    }

    private void acknowledgeEverything() {
        state.change(() -> crm.outbox().acknowledge(waiting()));
    }
}
