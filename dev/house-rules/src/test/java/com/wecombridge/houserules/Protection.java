package com.wecombridge.houserules;

import com.wecombridge.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a migrated database lets whom see and do. */
final class Protection {

    /** Of the tables that are not parts of others. */
    private static final String TABLES =
            " from pg_class t where t.relkind in ('r', 'p') and not t.relispartition"
                    + " and t.relnamespace = 'public'::regnamespace ";

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final TestDatabase database;
    private final Planting planting;

    private Protection(TestDatabase database) {
        this.database = database;
        this.planting = new Planting(database);
    }

    static Protection of(TestDatabase database) {
        return new Protection(database);
    }

    List<String> tablesWithoutForcedRowLevelSecurity() {
        return texts(
                "select t.relname"
                        + TABLES
                        + "and not (t.relrowsecurity and t.relforcerowsecurity) order by 1");
    }

    /** Rights on whole tables, partitions too. */
    Map<String, Set<String>> rightsOfApplication() {
        return rightsOf(database.application());
    }

    Map<String, Set<String>> rightsOfRelay() {
        return rightsOf(database.relay());
    }

    List<String> columnsThatTheRelayChanges() {
        return texts(
                """
                select t.relname || '.' || a.attname
                  from pg_class t
                  join pg_attribute a on a.attrelid = t.oid and a.attacl is not null,
                       aclexplode(a.attacl) as right_of
                 where right_of.grantee = '%s'::regrole and right_of.privilege_type = 'UPDATE'
                """
                        .formatted(database.relay().username()));
    }

    List<String> tablesOpenToEverybody() {
        return texts(
                """
                select distinct t.relname from pg_class t, aclexplode(t.relacl) as right_of
                 where t.relnamespace = 'public'::regnamespace and right_of.grantee = 0
                """);
    }

    /** Procedures that run with their owner's rights. */
    List<String> lentRightsOpenToEverybody() {
        return texts(
                """
                select p.proname from pg_proc p
                 where p.pronamespace = 'public'::regnamespace and p.prosecdef
                   and (p.proacl is null
                        or exists (select 1 from aclexplode(p.proacl) as a where a.grantee = 0))
                """);
    }

    boolean mayCreate(Function<TestDatabase, TestDatabase.Role> login) {
        var name = login.apply(database).username();
        return texts(
                        "select 1 where has_schema_privilege('%1$s', 'public', 'create')"
                                        .formatted(name)
                                + " or has_database_privilege('%1$s', current_database(), 'create')"
                                        .formatted(name))
                .equals(List.of("1"));
    }

    /**
     * Puts one row of the tenant into every table with a tenant.
     *
     * @return the tables, but for those that the application may not read
     */
    List<String> plantARowOf(String tenant) {
        return readable(planting.rowsOf(tenant));
    }

    /**
     * Puts rows without a tenant into every table that takes such.
     *
     * @return the tables, but for those that the application may not read
     */
    List<String> plantRowsOfNoTenant() {
        return readable(planting.rowsOfNoTenant());
    }

    /** Whether the application, acting for the tenant, may write any such row. */
    boolean mayWriteRowsOfNoTenant(String tenant, String table) {
        return planting.insertsOfNoTenant(table, "written").stream()
                .anyMatch(insert -> mayExecute(tenant, insert));
    }

    /** But for the table that may be read by whoever knows the hash in it. */
    private List<String> readable(List<String> tables) {
        return tables.stream()
                .filter(table -> !table.equals("install_state"))
                .filter(table ->
                        rightsOfApplication().getOrDefault(table, Set.of()).contains("SELECT"))
                .toList();
    }

    private boolean mayExecute(String tenant, String sql) {
        try (Connection connection = actingFor(tenant);
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException refused) {
            if (INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
                return false;
            }
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    /** As the application, acting for the tenant; for nobody when that is blank. */
    int rowsSeenBy(String tenant, String table) {
        try (Connection connection = actingFor(tenant);
                var statement = connection.createStatement()) {
            try (var count = statement.executeQuery("select count(*) from " + table)) {
                count.next();
                return count.getInt(1);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    /** Closing it takes back what was done. */
    private Connection actingFor(String tenant) throws SQLException {
        var connection = database.connect(database.application());
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('wecombridge.tenant', '" + tenant + "', true)");
        }
        return connection;
    }

    private Map<String, Set<String>> rightsOf(TestDatabase.Role role) {
        return database
                .rows(
                        """
                        select t.relname as name, right_of.privilege_type as allowed
                          from pg_class t, aclexplode(t.relacl) as right_of
                         where t.relnamespace = 'public'::regnamespace
                           and t.relkind in ('r', 'p', 'v', 'm')
                           and right_of.grantee = '%s'::regrole
                        """
                                .formatted(role.username()))
                .stream()
                .collect(
                        Collectors.groupingBy(
                                row -> String.valueOf(row.get("name")),
                                TreeMap::new,
                                Collectors.mapping(
                                        row -> String.valueOf(row.get("allowed")),
                                        Collectors.toCollection(TreeSet::new))));
    }

    private List<String> texts(String query) {
        return database.rows(query).stream()
                .map(row -> String.valueOf(row.values().iterator().next()))
                .toList();
    }
}
