package com.wecombridge.events.store;

import com.zaxxer.hikari.HikariDataSource;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The database as the relay role sees it: every tenant's rows, but only of outbox, inbox and work,
 * and sealed texts. Not a bean of the pool's type, so that nobody takes it for the application's
 * own.
 */
public final class RelayDatabase implements DisposableBean {

    private static final int CONNECTIONS = 3;

    /**
     * A session that hangs in a transaction would hold the outbox's horizon back, for everybody.
     */
    private static final List<String> SESSION_LIMITS =
            List.of(
                    "idle_in_transaction_session_timeout=5s",
                    "statement_timeout=15s",
                    "TimeZone=UTC");

    private final ConnectionPool pool;
    private final DatabaseClient client;
    private final TransactionalOperator operator;
    private final HikariDataSource blocking;
    private final JdbcClient jdbc;

    public RelayDatabase(RelaySettings settings) {
        this.pool = new ConnectionPool(pooled(settings));
        this.client = DatabaseClient.create(pool);
        this.operator = TransactionalOperator.create(new R2dbcTransactionManager(pool));
        this.blocking = blocking(settings);
        this.jdbc = JdbcClient.create(blocking);
    }

    public DatabaseClient client() {
        return client;
    }

    /** For the outbox's relay, which waits for each answer anyway. It blocks. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    public <T> Mono<T> transactional(Mono<T> work) {
        return operator.transactional(work);
    }

    @Override
    public void destroy() {
        blocking.close();
        pool.disposeLater().block(Duration.ofSeconds(5));
    }

    private static ConnectionPoolConfiguration pooled(RelaySettings settings) {
        var options =
                ConnectionFactoryOptions.parse(settings.url())
                        .mutate()
                        .option(ConnectionFactoryOptions.USER, settings.username())
                        .option(ConnectionFactoryOptions.PASSWORD, settings.password())
                        .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, Duration.ofSeconds(3))
                        .option(Option.valueOf("options"), String.join(";", SESSION_LIMITS))
                        .build();
        return ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(0)
                .maxSize(CONNECTIONS)
                .maxAcquireTime(Duration.ofSeconds(3))
                .maxIdleTime(Duration.ofMinutes(1))
                .validationQuery("select 1")
                .build();
    }

    /**
     * One connection, made when it is wanted and again after it broke. It does not wait for the
     * disk: should the server fall within that moment, facts are told again.
     */
    private static HikariDataSource blocking(RelaySettings settings) {
        var source = new HikariDataSource();
        source.setPoolName("outbox-relay");
        source.setJdbcUrl("jdbc:" + settings.url().substring("r2dbc:".length()));
        source.setUsername(settings.username());
        source.setPassword(settings.password());
        source.setMaximumPoolSize(1);
        source.setMinimumIdle(0);
        source.setInitializationFailTimeout(-1);
        source.setConnectionTimeout(Duration.ofSeconds(3).toMillis());
        source.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        source.addDataSourceProperty("connectTimeout", "3");
        source.addDataSourceProperty("socketTimeout", "10");
        source.addDataSourceProperty(
                "options", "-c synchronous_commit=off -c " + String.join(" -c ", SESSION_LIMITS));
        return source;
    }
}
