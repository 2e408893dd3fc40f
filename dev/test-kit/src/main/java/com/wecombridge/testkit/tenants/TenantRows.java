package com.wecombridge.testkit.tenants;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import com.wecombridge.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of tenants in all tables, and what they say; facts that are to be told as well. */
final class TenantRows {

    private final TestDatabase database;
    private final List<Map<String, @Nullable Object>> tables;

    TenantRows(TestDatabase database) {
        this.database = database;
        this.tables =
                database.rows(
                        """
                        select quote_ident(table_name) as place, quote_ident(column_name) as owner
                          from information_schema.columns
                         where table_schema = 'public' and column_name in ('tenant_id', 'tenantid')
                           and table_name !~ '^outbox_[0-9]+$'
                        """);
    }

    /** The tables in which a row of the tenant mentions a name; payloads are bytes. */
    Set<String> tablesWhere(String tenant, String name) {
        var sql =
                tables.stream()
                        .map(table ->
                                """
                                select '%1$s' as place from %1$s as mine
                                 where %2$s = '%3$s'
                                   and (mine::text like '%%%4$s%%'
                                        or mine::text like '%%' || encode('%4$s', 'hex') || '%%')
                                """
                                        .formatted(
                                                table.get("place"),
                                                table.get("owner"),
                                                tenant,
                                                name))
                        .collect(joining(" union "));
        return database.rows(sql).stream()
                .map(row -> String.valueOf(row.get("place")))
                .collect(toSet());
    }
}
