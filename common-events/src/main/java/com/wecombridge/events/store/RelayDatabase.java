package com.wecombridge.events.store;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
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
    private static final String SESSION_LIMITS =
            "idle_in_transaction_session_timeout=5s;statement_timeout=15s;TimeZone=UTC";

    private final ConnectionPool pool;
    private final DatabaseClient client;
    private final TransactionalOperator operator;

    public RelayDatabase(RelaySettings settings) {
        this.pool = new ConnectionPool(pooled(settings));
        this.client = DatabaseClient.create(pool);
        this.operator = TransactionalOperator.create(new R2dbcTransactionManager(pool));
    }

    public DatabaseClient client() {
        return client;
    }

    public <T> Mono<T> transactional(Mono<T> work) {
        return operator.transactional(work);
    }

    @Override
    public void destroy() {
        pool.disposeLater().block(Duration.ofSeconds(5));
    }

    private static ConnectionPoolConfiguration pooled(RelaySettings settings) {
        var options =
                ConnectionFactoryOptions.parse(settings.url())
                        .mutate()
                        .option(ConnectionFactoryOptions.USER, settings.username())
                        .option(ConnectionFactoryOptions.PASSWORD, settings.password())
                        .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, Duration.ofSeconds(3))
                        .option(Option.valueOf("options"), SESSION_LIMITS)
                        .build();
        return ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(0)
                .maxSize(CONNECTIONS)
                .maxAcquireTime(Duration.ofSeconds(3))
                .maxIdleTime(Duration.ofMinutes(1))
                .validationQuery("select 1")
                .build();
    }
}
