package com.wecombridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrationIT {

    private static final String TABLES =
            "select tablename from pg_tables where schemaname = 'public'";

    private final TestDatabase database = Infrastructure.freshDatabase("migrated");
    private final Map<String, String> settings =
            Map.of(
                    "DATABASE_URL", database.url(),
                    "DATABASE_USERNAME", database.application().username(),
                    "DATABASE_RELAY_USERNAME", database.relay().username(),
                    "DATABASE_OWNER_USERNAME", database.owner().username(),
                    "DATABASE_OWNER_PASSWORD", database.owner().password());

    @Test
    void bringsTheTablesUpToDateOnce() {
        var first = Run.of(settings, "migrate");
        var second = Run.of(settings, "migrate");

        assertThat(first).isEqualTo(new Run(0, "1 migrations ran; the tables are at version 1\n"));
        assertThat(second).isEqualTo(new Run(0, "0 migrations ran; the tables are at version 1\n"));
        assertThat(database.rows("select 1 from note")).isEmpty();
    }

    @Test
    void tellsWhetherTheyAreUpToDate() {
        var before = Run.of(settings, "selftest", "migration");
        assertThat(before.code()).isEqualTo(1);
        assertThat(before.said())
                .startsWith("FAILED: FlywayValidateException: ")
                .contains("not applied to database");
        assertThat(database.rows(TABLES)).isEmpty();

        Run.of(settings, "migrate");

        assertThat(Run.of(settings, "selftest", "migration"))
                .isEqualTo(new Run(0, "the tables are up to date: 1 migrations\n"));
    }

    @Test
    void namesWhatIsNotSet() {
        var run = Run.of(Map.of("DATABASE_URL", database.url()), "migrate");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said())
                .contains("FAILED: not set: ", "DATABASE_OWNER_PASSWORD", "DATABASE_USERNAME")
                .doesNotContain("DATABASE_URL");
    }
}
