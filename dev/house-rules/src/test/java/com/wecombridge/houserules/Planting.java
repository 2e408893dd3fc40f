package com.wecombridge.houserules;

import com.wecombridge.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows into the tables that have a tenant. The values mean nothing, so checks and references
 * are dropped first: nobody uses this database for anything else.
 */
final class Planting {

    private final TestDatabase database;

    Planting(TestDatabase database) {
        this.database = database;
    }

    /** One into each table, which are returned. */
    List<String> rowsOf(String tenant) {
        dropChecksAndReferences();
        var tables = tablesWithATenant("true");
        tables.forEach(table ->
                database.execute(insert(table, Optional.of(tenant), Optional.empty(), "planted")));
        return tables;
    }

    /** Into each table whose rows need no tenant; these are returned. */
    List<String> rowsOfNoTenant() {
        dropChecksAndReferences();
        var tables = tablesWithATenant("not a.attnotnull");
        tables.forEach(table -> insertsOfNoTenant(table, "planted").forEach(database::execute));
        return tables;
    }

    /** One row that names a corp, and one that names none where it need not. */
    List<String> insertsOfNoTenant(String table, String filler) {
        return List.of(
                insert(table, Optional.empty(), Optional.of("wwcorp"), filler + " for a corp"),
                insert(table, Optional.empty(), Optional.empty(), filler + " for nobody"));
    }

    private void dropChecksAndReferences() {
        texts(
                        """
                        select format('alter table %s drop constraint %I cascade', conrelid::regclass, conname)
                          from pg_constraint
                         where contype in ('c', 'f') and connamespace = 'public'::regnamespace
                           and conparentid = 0
                        """)
                .forEach(database::execute);
    }

    private List<String> tablesWithATenant(String condition) {
        return texts(
                """
                select t.relname from pg_class t join pg_attribute a on a.attrelid = t.oid
                 where t.relkind in ('r', 'p') and not t.relispartition
                   and t.relnamespace = 'public'::regnamespace
                   and a.attname in ('tenant_id', 'tenantid') and %s
                 order by 1
                """
                        .formatted(condition));
    }

    private String insert(
            String table, Optional<String> tenant, Optional<String> corp, String filler) {
        var values = new TreeMap<String, String>();
        for (var column : columnsOf(table)) {
            var name = String.valueOf(column.get("name"));
            var filled =
                    Boolean.TRUE.equals(column.get("required"))
                            ? Optional.of(value(String.valueOf(column.get("type")), filler))
                            : Optional.<String>empty();
            var value =
                    switch (name) {
                        case "tenant_id", "tenantid" -> tenant.map(Planting::quoted);
                        case "corp_id", "corpid" -> corp.map(Planting::quoted).or(() -> filled);
                        default -> filled;
                    };
            value.ifPresent(present -> values.put(name, present));
        }
        return "insert into %s (%s) values (%s)"
                .formatted(
                        table,
                        String.join(", ", values.keySet()),
                        String.join(", ", values.values()));
    }

    private List<Map<String, @Nullable Object>> columnsOf(String table) {
        return database.rows(
                """
                select a.attname as name, format_type(a.atttypid, null) as type,
                       a.attnotnull as required
                  from pg_attribute a
                 where a.attrelid = '%s'::regclass and a.attnum > 0 and not a.attisdropped
                   and a.attidentity = ''
                """
                        .formatted(table));
    }

    private static String value(String type, String filler) {
        return switch (type) {
            case "text" -> quoted(filler);
            case "timestamp with time zone" -> "now()";
            case "boolean" -> "true";
            case "uuid" -> "gen_random_uuid()";
            case "jsonb" -> "'{}'";
            case "bytea" -> "'x'";
            case "xid8" -> "'1'";
            case "text[]", "bigint[]" -> "'{}'";
            default -> "1";
        };
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    private List<String> texts(String query) {
        return database.rows(query).stream()
                .map(row -> String.valueOf(row.values().iterator().next()))
                .toList();
    }
}
