package com.wecombridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithPostgres
class WithPostgresIT {

    @BeforeAll
    static void twoTenantsHaveALetter(TestDatabase database) {
        database.migrate("classpath:db/letters");
        database.execute("insert into letter values ('acme', 'hello'), ('globex', 'good day')");
    }

    @Test
    void theApplicationSeesOnlyItsTenant(TestDatabase database) throws SQLException {
        assertThat(countLetters(database, database.application(), "acme")).isEqualTo(1);
    }

    @Test
    void theOwnerIsHeldToTheTenantToo(TestDatabase database) throws SQLException {
        assertThat(countLetters(database, database.owner(), "nobody")).isZero();
    }

    @Test
    void theRelaySeesEveryTenant(TestDatabase database) throws SQLException {
        assertThat(countLetters(database, database.relay(), "nobody")).isEqualTo(2);
    }

    @Test
    void theApplicationMayNotChangeTheSchema(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect(database.application());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("drop table letter"))
                    .hasMessageContaining("must be owner");
        }
    }

    @Nested
    class InANestedClass {

        @Test
        void isTheSameDatabase(TestDatabase database) {
            assertThat(database.rows("select tenant_id, body from letter order by 1"))
                    .first()
                    .hasToString("{tenant_id=acme, body=hello}");
        }
    }

    @Test
    void anotherDatabaseKnowsNothingOfIt(TestDatabase database) {
        TestDatabase other = Infrastructure.freshDatabase("other");

        assertThat(other.name()).isNotEqualTo(database.name());
        assertThat(other.rows("select 1 from pg_tables where tablename = 'letter'")).isEmpty();
    }

    private static long countLetters(TestDatabase database, TestDatabase.Role role, String tenant)
            throws SQLException {
        try (Connection connection = database.connect(role);
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('app.tenant', '" + tenant + "', false)");
            var result = statement.executeQuery("select count(*) from letter");
            result.next();
            return result.getLong(1);
        }
    }
}
