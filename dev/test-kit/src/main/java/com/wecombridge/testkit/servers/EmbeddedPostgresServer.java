package com.wecombridge.testkit.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * PostgreSQL from embedded binaries: fast and forgetful, gone when the JVM ends. It trusts whoever
 * comes.
 */
final class EmbeddedPostgresServer {

    private EmbeddedPostgresServer() {}

    static PostgresServer start() {
        try {
            var builder = EmbeddedPostgres.builder().setRegisterShutdownHook(false);
            PostgresSettings.SERVER.forEach(builder::setServerConfig);
            PostgresSettings.LOCALE.forEach(builder::setLocaleConfig);
            EmbeddedPostgres postgres = builder.start();
            ClosingTime.afterSpring("postgres", postgres);
            return new PostgresServer("localhost", postgres.getPort());
        } catch (IOException unstartable) {
            throw new UncheckedIOException("embedded PostgreSQL did not start", unstartable);
        }
    }
}
