package com.wecombridge.gateway.outbound.postgres;

import com.wecombridge.events.store.RelayDatabase;
import com.wecombridge.gateway.application.Leftovers;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is over in the gateway's tables, of every tenant: under the relay role, by its clock. */
@Component
class PostgresLeftovers implements Leftovers {

    private static final int BATCH = 5_000;

    /** A key is over when its next has signed alone for long. */
    private static final int KEYS_THAT_STAY = 3;

    private final RelayDatabase db;
    private final Duration callbacks;

    PostgresLeftovers(RelayDatabase db, KeepSettings keep) {
        this.db = db;
        this.callbacks = keep.callbacks();
    }

    @Override
    public Mono<Long> forget() {
        return forgetCallbacks().flatMap(forgotten -> forgetKeys().thenReturn(forgotten));
    }

    private Mono<Long> forgetCallbacks() {
        return db.client()
                .sql(
                        """
                        delete from stored_callback where position in (
                            select position from stored_callback
                             where received_at < now() - make_interval(secs => $1)
                             limit $2)
                        """)
                .bind(0, (double) callbacks.toSeconds())
                .bind(1, BATCH)
                .fetch()
                .rowsUpdated()
                .expand(forgotten -> forgotten == BATCH ? forgetCallbacks() : Mono.empty())
                .reduce(0L, Long::sum);
    }

    private Mono<Long> forgetKeys() {
        return db.client()
                .sql(
                        """
                        delete from signing_key where id not in (
                            select id from signing_key order by created_at desc, id limit $1)
                        """)
                .bind(0, KEYS_THAT_STAY)
                .fetch()
                .rowsUpdated();
    }
}
