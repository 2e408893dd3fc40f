package com.wecombridge.testkit.secrets;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.awaitility.Awaitility.await;

import com.wecombridge.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The sealed texts of a database, wherever they lie: found by how they look, so that a column that
 * no rotation knows is found as well.
 */
final class StoredTexts {

    /** Longer than a service waits for its first rotation. */
    private static final Duration AFTER_ITS_START = Duration.ofSeconds(30);

    private final TestDatabase database;
    private final String everyText;

    StoredTexts(TestDatabase database) {
        this.database = database;
        this.everyText =
                database
                        .rows(
                                """
                                select quote_ident(table_name) as place, quote_ident(column_name) as text
                                  from information_schema.columns join information_schema.tables
                                       using (table_schema, table_name)
                                 where table_schema = 'public' and table_type = 'BASE TABLE'
                                   and data_type in ('text', 'json', 'jsonb', 'character varying')
                                """)
                        .stream()
                        .map(StoredTexts::keysIn)
                        .collect(joining(" union all "));
    }

    /** The columns that hold one, as {@code table.column}. */
    Set<String> columns() {
        return places("select distinct place from (%s) where key is not null".formatted(everyText));
    }

    /** The columns that hold one under this master key. */
    Set<String> under(String key) {
        return places("select distinct place from (%s) where key = '%s'".formatted(everyText, key));
    }

    /** The columns whose texts the rotation may exchange, but for these. */
    Set<String> rotated(Set<String> without) {
        var rotated =
                places(
                        """
                        select attrelid::regclass || '.' || attname as place
                          from pg_attribute, aclexplode(attacl) as granted
                         where granted.grantee = '%s'::regrole and privilege_type = 'UPDATE'
                        """
                                .formatted(database.relay().username()));
        rotated.removeAll(without);
        return rotated;
    }

    /** Work that the service does by itself and that failed because a text did not open. */
    List<Map<String, @Nullable Object>> unopenedBehindTheDoors() {
        return database.rows(
                "select kind, last_failure from work where last_failure like '%Unopened%'");
    }

    /** The service's own rotation begins ten seconds after its start; the next is an hour away. */
    void awaitTheServicesOwnRotation() {
        await().atMost(AFTER_ITS_START)
                .until(() ->
                        !database.rows(
                                        "select 1 from secrets_rotation"
                                                + " where key_id is not null and leased_until < now()")
                                .isEmpty());
    }

    private static String keysIn(Map<String, @Nullable Object> column) {
        return """
        select '%1$s.%2$s' as place, (regexp_match(%2$s::text,
               '(?:^|[^0-9A-Za-z])2[.]([0-9A-Za-z_-]{1,16})[.][0-9A-Za-z_-]{80}[.]'))[1] as key
          from %1$s
        """
                .formatted(column.get("place"), column.get("text"));
    }

    private Set<String> places(String sql) {
        return database.rows(sql).stream()
                .map(row -> String.valueOf(row.get("place")))
                .collect(toCollection(TreeSet::new));
    }
}
