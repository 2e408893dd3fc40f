package com.wecombridge.events.store;

import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Stops a service before its doors open if its tables were never migrated: facts that it could not
 * store would become dead letters. Asks after {@link LoginCheck}, which has waited for the
 * database.
 */
final class TablesCheck implements SmartInitializingSingleton {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DatabaseClient db;

    TablesCheck(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public void afterSingletonsInstantiated() {
        boolean complete =
                Boolean.TRUE.equals(
                        db.sql("select to_regprocedure('public.tables_are_complete()') is not null")
                                .mapValue(Boolean.class)
                                .one()
                                .block(PATIENCE));
        if (!complete) {
            throw new NotMigratedException();
        }
    }
}
