package com.wecombridge.houserules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose rows a login may see, asked of every table of every service. */
class ProtectedTablesIT {

    /** Tables without row-level security, each with its reason. */
    private static final Map<String, String> OPEN =
            Map.of(
                    "flyway_schema_history", "the owner's own; nobody else has a right on it",
                    "inbox", "ids of facts, of no tenant",
                    "outbox_relay", "one row: how far the relay is",
                    "outbox_held_key", "keys of topics; the relay alone",
                    "outbox_topic", "names of topics; the relay alone",
                    "secrets_rotation", "one row: who rotates; the relay alone",
                    "suite", "the deployment's own suite, no tenant's",
                    "secret_attempt", "when a secret was refused: WeCom counts by our address",
                    "signing_key", "the gateway's own keys, no tenant's",
                    "install_state",
                            "comes without a tenant: found by the hash of 160 random bits");

    /** What the relay may do; columns in brackets where it may not see the row. */
    private static final Map<String, Set<String>> RELAY_RIGHTS =
            Map.of(
                    "outbox", Set.of("SELECT"),
                    "outbox_relay", Set.of("SELECT", "UPDATE"),
                    "outbox_held_key", Set.of("SELECT", "INSERT", "UPDATE", "DELETE"),
                    "outbox_topic", Set.of("SELECT", "INSERT", "UPDATE"),
                    "inbox", Set.of("SELECT", "DELETE"),
                    "work", Set.of("SELECT", "UPDATE"),
                    "signing_key", Set.of("SELECT", "DELETE"),
                    "stored_callback", Set.of("SELECT", "DELETE"),
                    "secrets_rotation", Set.of("SELECT", "UPDATE"));

    private static final Map<String, String> MIGRATIONS =
            Map.of(
                    "contact-sync-service", "contact-sync",
                    "binding-service", "binding",
                    "notification-service", "notification",
                    "archive-service", "archive",
                    "sidebar-gateway", "gateway");

    private static final Map<String, Protection> DATABASES = new TreeMap<>();

    @BeforeAll
    static void migrate() {
        Modules.SERVICES.forEach(
                service -> DATABASES.put(service, Protection.of(migrated(service))));
    }

    static Stream<String> services() {
        return Modules.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyTableIsProtectedOrHasAReason(String service) {
        assertThat(of(service).tablesWithoutForcedRowLevelSecurity())
                .isSubsetOf(OPEN.keySet())
                .containsAll(List.of("inbox", "outbox_relay"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void rowsOfATenantAreSeenByThatTenantAlone(String service) {
        var protection = of(service);
        var tables = protection.plantARowOf("acme");

        assertThat(tables).isNotEmpty();
        assertThat(tables)
                .allSatisfy(table -> {
                    assertThat(protection.rowsSeenBy("", table)).as("nobody: %s", table).isZero();
                    assertThat(protection.rowsSeenBy("globex", table)).as("%s", table).isZero();
                    assertThat(protection.rowsSeenBy("acme", table)).as("%s", table).isOne();
                });
    }

    /** Callbacks of suites, offers from the market, errands of a corp whose tenant may change. */
    @ParameterizedTest
    @MethodSource("services")
    void rowsOfNoTenantAreSeenAndWrittenByNoTenant(String service) {
        var protection = Protection.of(migrated(service));
        var tables = protection.plantRowsOfNoTenant();

        assertThat(tables)
                .contains("work")
                .allSatisfy(table -> {
                    assertThat(protection.rowsSeenBy("globex", table)).as(table).isZero();
                    assertThat(protection.mayWriteRowsOfNoTenant("globex", table))
                            .as(table)
                            .isFalse();
                });
    }

    @ParameterizedTest
    @MethodSource("services")
    void theApplicationMayReadAndWriteRowsAndNothingElse(String service) {
        assertThat(of(service).rightsOfApplication().values())
                .allSatisfy(rights ->
                        assertThat(rights).isSubsetOf("SELECT", "INSERT", "UPDATE", "DELETE"));
        assertThat(of(service).rightsOfApplication())
                .doesNotContainKeys("flyway_schema_history", "secrets_rotation", "outbox_relay")
                .containsEntry("outbox", Set.of("INSERT"))
                .containsEntry("inbox", Set.of("SELECT", "INSERT"));
        assertThat(of(service).mayCreate(TestDatabase::application)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("services")
    void theRelayHasRightsOnItsOwnTablesAndOnSealedTexts(String service) {
        var rights = of(service).rightsOfRelay();

        assertThat(RELAY_RIGHTS).containsAllEntriesOf(rights);
        assertThat(of(service).columnsThatTheRelayChanges())
                .contains("wecom_token.sealed")
                .allSatisfy(column ->
                        assertThat(column)
                                .matches(
                                        ".*(sealed|secret|private_key|credential|token|ticket|auth_code).*"));
        assertThat(of(service).mayCreate(TestDatabase::relay)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everybodyElseHasNoRightAtAll(String service) {
        assertThat(of(service).tablesOpenToEverybody()).isEmpty();
        assertThat(of(service).lentRightsOpenToEverybody()).isEmpty();
    }

    @Test
    void aTableThatWasForgottenIsCaught() {
        var database = migrated("archive-service");
        database.execute("create table forgotten (tenant_id text not null)");
        database.execute("create table half (tenant_id text not null)");
        database.execute("alter table half enable row level security");
        database.execute("grant select on forgotten, half to public");
        var protection = Protection.of(database);

        assertThat(protection.tablesWithoutForcedRowLevelSecurity()).contains("forgotten", "half");
        assertThat(protection.tablesOpenToEverybody())
                .containsExactlyInAnyOrder("forgotten", "half");
        protection.plantARowOf("acme");
        assertThat(protection.rowsSeenBy("", "forgotten")).isOne();
    }

    @Test
    void aLoginWithoutARightIsRefused() {
        assertThatThrownBy(() -> of("archive-service").rowsSeenBy("acme", "outbox_relay"))
                .hasMessageContaining("permission denied");
    }

    private static Protection of(String service) {
        return Objects.requireNonNull(DATABASES.get(service));
    }

    private static TestDatabase migrated(String service) {
        return Infrastructure.freshDatabase(service)
                .migrate(
                        sqlOf("common-events", "events"),
                        sqlOf("wecom-client", "wecom"),
                        sqlOf(service, Objects.requireNonNull(MIGRATIONS.get(service))));
    }

    private static String sqlOf(String module, String folder) {
        return "filesystem:" + Modules.ROOT.resolve(module + "/src/main/resources/db/" + folder);
    }
}
