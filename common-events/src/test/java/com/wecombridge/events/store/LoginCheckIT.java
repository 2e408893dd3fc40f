package com.wecombridge.events.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.TestDatabase.Role;
import com.wecombridge.testkit.WithPostgres;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

@WithPostgres
class LoginCheckIT {

    private static final Role SUPERUSER = new Role("postgres", "");

    private final TestDatabase database;

    LoginCheckIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    static void migrate(TestDatabase database) {
        database.migrate("classpath:db/events");
    }

    @Test
    void takesLoginsThatAreWhatTheyMustBe() {
        assertThatCode(() -> check(database.application(), database.relay()))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAnApplicationForWhichRowLevelSecurityWouldNotHold() {
        assertThatThrownBy(() -> check(SUPERUSER, database.relay()))
                .hasMessageStartingWith("DATABASE_USERNAME is a superuser");
        assertThatThrownBy(() -> check(database.relay(), database.relay()))
                .hasMessageStartingWith("DATABASE_USERNAME may bypass row-level security");
        assertThatThrownBy(() -> check(database.owner(), database.relay()))
                .hasMessageStartingWith("DATABASE_USERNAME owns tables");
    }

    @Test
    void refusesARelayThatWouldSeeNothingOrMayDoMore() {
        assertThatThrownBy(() -> check(database.application(), database.application()))
                .hasMessageStartingWith("DATABASE_RELAY_USERNAME lacks BYPASSRLS");
        assertThatThrownBy(() -> check(database.application(), SUPERUSER))
                .hasMessageStartingWith("DATABASE_RELAY_USERNAME is a superuser");
        assertThatThrownBy(() -> check(database.application(), database.owner()))
                .hasMessageStartingWith("DATABASE_RELAY_USERNAME owns tables");
    }

    /** Rights that it does not inherit are one SET ROLE away. */
    @Test
    void refusesAnApplicationThatMayBecomeWhatItMustNotBe() {
        mayBecome(
                database.owner(),
                login ->
                        assertThatThrownBy(() -> check(login, database.relay()))
                                .hasMessageStartingWith("DATABASE_USERNAME owns tables"));
        mayBecome(
                database.relay(),
                login ->
                        assertThatThrownBy(() -> check(login, database.relay()))
                                .hasMessageStartingWith(
                                        "DATABASE_USERNAME may bypass row-level security"));
        mayBecome(
                SUPERUSER,
                login ->
                        assertThatThrownBy(() -> check(login, database.relay()))
                                .hasMessageStartingWith("DATABASE_USERNAME is a superuser"));
    }

    @Test
    void refusesARelayThatMayBecomeMore() {
        mayBecome(
                database.owner(),
                login ->
                        assertThatThrownBy(() -> check(database.application(), login))
                                .hasMessageStartingWith("DATABASE_RELAY_USERNAME owns tables"));
        mayBecome(
                SUPERUSER,
                login ->
                        assertThatThrownBy(() -> check(database.application(), login))
                                .hasMessageStartingWith("DATABASE_RELAY_USERNAME is a superuser"));
    }

    @Test
    void refusesARelayThatBypassesRowLevelSecurityOnlyAsSomebodyElse() {
        mayBecome(
                database.relay(),
                login ->
                        assertThatThrownBy(() -> check(database.application(), login))
                                .hasMessageStartingWith("DATABASE_RELAY_USERNAME lacks BYPASSRLS"));
    }

    private void mayBecome(Role other, Consumer<Role> then) {
        var login = new Role("bridge_sly", "sly-one-of-tests");
        database.execute(
                "create role %s login noinherit password '%s'"
                        .formatted(login.username(), login.password()));
        try {
            database.execute(
                    "grant %s to %s with inherit false, set true"
                            .formatted(other.username(), login.username()));
            then.accept(login);
        } finally {
            database.execute("drop role " + login.username());
        }
    }

    private void check(Role application, Role relay) {
        var settings = new RelaySettings(database.r2dbcUrl(), relay.username(), relay.password());
        var relayDatabase = new RelayDatabase(settings);
        try {
            new LoginCheck(as(application), relayDatabase).afterSingletonsInstantiated();
        } finally {
            relayDatabase.destroy();
        }
    }

    private DatabaseClient as(Role role) {
        return DatabaseClient.create(
                ConnectionFactories.get(
                        ConnectionFactoryOptions.parse(database.r2dbcUrl())
                                .mutate()
                                .option(ConnectionFactoryOptions.USER, role.username())
                                .option(ConnectionFactoryOptions.PASSWORD, role.password())
                                .build()));
    }
}
