package com.wecombridge.events.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wecombridge.testkit.Infrastructure;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.TestDatabase.Role;
import com.wecombridge.testkit.WithPostgres;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

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
    void waitsForADatabaseThatGivesNoConnectionAtFirst() {
        var tries = new AtomicInteger();
        var real = connections(database.application());
        var busy =
                factory(() ->
                        tries.incrementAndGet() == 1
                                ? Mono.error(new R2dbcTimeoutException("no connection"))
                                : real.create());

        assertThatCode(() -> check(DatabaseClient.create(busy), database.relay()))
                .doesNotThrowAnyException();
        assertThat(tries).hasValue(2);
    }

    @Test
    void saysAtOnceThatAPasswordIsWrong() {
        var wrong = new R2dbcPermissionDeniedException("wrong password", "28P01");
        var tries = new AtomicInteger();
        var refusing =
                factory(() -> {
                    tries.incrementAndGet();
                    return Mono.error(wrong);
                });

        assertThatThrownBy(() -> check(DatabaseClient.create(refusing), database.relay()))
                .hasRootCause(wrong);
        assertThat(tries).hasValue(1);
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

    @Test
    void refusesTablesThatWereNeverMigrated() {
        var empty = Infrastructure.freshDatabase("never_migrated");
        var login = empty.application();
        var client =
                DatabaseClient.create(
                        ConnectionFactories.get(
                                ConnectionFactoryOptions.parse(empty.r2dbcUrl())
                                        .mutate()
                                        .option(ConnectionFactoryOptions.USER, login.username())
                                        .option(ConnectionFactoryOptions.PASSWORD, login.password())
                                        .build()));

        assertThatThrownBy(() -> new TablesCheck(client).afterSingletonsInstantiated())
                .isInstanceOf(NotMigratedException.class)
                .hasMessageContaining("migrate");
        empty.migrate("classpath:db/events");
        assertThatCode(() -> new TablesCheck(client).afterSingletonsInstantiated())
                .doesNotThrowAnyException();
    }

    private ConnectionFactory factory(Supplier<Publisher<? extends Connection>> connect) {
        var metadata = connections(database.application()).getMetadata();
        return new ConnectionFactory() {
            @Override
            public Publisher<? extends Connection> create() {
                return connect.get();
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return metadata;
            }
        };
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
        check(DatabaseClient.create(connections(application)), relay);
    }

    private void check(DatabaseClient application, Role relay) {
        var settings = new RelaySettings(database.r2dbcUrl(), relay.username(), relay.password());
        var relayDatabase = new RelayDatabase(settings);
        try {
            new LoginCheck(application, relayDatabase).afterSingletonsInstantiated();
        } finally {
            relayDatabase.destroy();
        }
    }

    private ConnectionFactory connections(Role role) {
        return ConnectionFactories.get(
                ConnectionFactoryOptions.parse(database.r2dbcUrl())
                        .mutate()
                        .option(ConnectionFactoryOptions.USER, role.username())
                        .option(ConnectionFactoryOptions.PASSWORD, role.password())
                        .build());
    }
}
