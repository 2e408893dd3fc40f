package com.wecombridge.binding;

import com.wecombridge.events.binding.TokenEvent;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.wecom.calls.Egress;
import com.wecombridge.wecom.calls.WeComApi;
import com.wecombridge.wecom.calls.WeComClientSettings;
import com.wecombridge.wecom.limits.LimitSettings;
import com.wecombridge.wecom.secrets.SecretBox;
import com.wecombridge.wecom.tokens.TokenFacts;
import com.wecombridge.wecom.tokens.TokenRejections;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** One replica of a service that calls WeCom with the tokens that binding tells. */
@NullUnmarked
final class CallingReplica implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConnectionPool connections;
    private final TokenFacts tokens;
    private final Egress egress;
    private final WeComApi api;

    CallingReplica(
            URI weCom,
            TestDatabase database,
            SecretBox box,
            TokenRejections tell,
            Clock clock,
            Duration waitForToken) {
        this.connections = pool(database);
        var db = DatabaseClient.create(connections);
        var operator = TransactionalOperator.create(new R2dbcTransactionManager(connections));
        this.tokens = new TokenFacts(db, new Transactions(db, operator), box);
        this.egress =
                new Egress(
                        settings(weCom),
                        new LimitSettings(1.0, 1, false, waitForToken),
                        new SimpleMeterRegistry());
        this.api = new WeComApi(tokens, tell, clock, egress);
    }

    void hear(TokenEvent fact) {
        tokens.apply(fact).block(PATIENCE);
    }

    /** Asks one of WeCom's lists; fails as a business call would. */
    String list(TenantId tenant, CorpId corp, AppId app, String path) {
        return api.callNow(
                tenant,
                corp,
                app,
                weCom -> weCom.get(weCom.getWxCpConfigStorage().getApiUrl(path), null));
    }

    @Override
    public void close() throws IOException {
        api.close();
        egress.close();
        connections.dispose();
    }

    private static WeComClientSettings settings(URI weCom) {
        return new WeComClientSettings(
                weCom,
                Optional.empty(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                PATIENCE,
                3,
                200,
                Optional.empty());
    }

    private static ConnectionPool pool(TestDatabase database) {
        var options =
                ConnectionFactoryOptions.parse(database.r2dbcUrl())
                        .mutate()
                        .option(ConnectionFactoryOptions.USER, database.application().username())
                        .option(
                                ConnectionFactoryOptions.PASSWORD,
                                database.application().password())
                        .build();
        return new ConnectionPool(
                ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                        .maxSize(4)
                        .build());
    }
}
