package com.wecombridge.faultproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wecombridge.faultproxy.protocol.Protocol;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.WithPostgres;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between an application and its database. */
@WithPostgres
class PostgresIT {

    private FaultProxy proxy;
    private TestDatabase database;

    @BeforeEach
    void open(TestDatabase database) {
        this.database = database;
        database.execute("create table if not exists letter (body text)");
        database.execute("truncate letter");
        database.execute("grant all on letter to " + database.application().username());
        var address = URI.create(database.url());
        proxy = FaultProxy.to(address.getHost(), address.getPort(), Protocol.POSTGRES);
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void countsRoundTrips() throws SQLException {
        try (var connection = connect()) {
            long before = roundTrips();
            write(connection, "one");
            write(connection, "two");
            assertThat(roundTrips() - before).isEqualTo(2);

            try (var batch = connection.prepareStatement("insert into letter values (?)")) {
                for (int letter = 0; letter < 50; letter++) {
                    batch.setString(1, "letter " + letter);
                    batch.addBatch();
                }
                batch.executeBatch();
            }
            assertThat(roundTrips() - before).as("a batch is one").isEqualTo(3);
        }
    }

    @Test
    void theDatabaseCommitsAndTheApplicationNeverHears() throws SQLException {
        try (var connection = connect();
                var dropped = proxy.begin(Fault.droppedResponse("COMMIT").once())) {
            connection.setAutoCommit(false);
            write(connection, "committed?");

            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);

            assertThat(dropped.struck()).isOne();
            assertThat(database.rows("select body from letter")).hasSize(1);
        }
    }

    @Test
    void aResetMakesTheDatabaseRollBack() throws SQLException {
        try (var connection = connect();
                var reset = proxy.begin(Fault.resetAfter(1).toClient())) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> write(connection, "gone")).isInstanceOf(SQLException.class);

            assertThat(reset.struck()).isOne();
            assertThat(database.rows("select body from letter")).isEmpty();
        }
    }

    private long roundTrips() {
        return proxy.requests("Query", "Sync");
    }

    private Connection connect() throws SQLException {
        var role = database.application();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + proxy.address() + "/" + database.name(),
                role.username(),
                role.password());
    }

    private static void write(Connection connection, String letter) throws SQLException {
        try (var insert = connection.prepareStatement("insert into letter values (?)")) {
            insert.setString(1, letter);
            insert.executeUpdate();
        }
    }
}
