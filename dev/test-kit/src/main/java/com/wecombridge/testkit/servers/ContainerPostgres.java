package com.wecombridge.testkit.servers;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL from its official image. */
final class ContainerPostgres {

    private ContainerPostgres() {}

    static PostgresServer start() {
        var container =
                new PostgreSQLContainer(PostgresSettings.IMAGE)
                        .withUsername(PostgresServer.SUPERUSER)
                        .withPassword(PostgresServer.SUPERUSER_PASSWORD)
                        .withDatabaseName(PostgresServer.FIRST_DATABASE)
                        .withEnv("POSTGRES_INITDB_ARGS", initdbOptions())
                        .withCommand(command());
        Containers.start("postgres", container);
        return new PostgresServer(
                container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
    }

    private static String initdbOptions() {
        return PostgresSettings.LOCALE.entrySet().stream()
                .map(option -> "--" + option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining(" ", "--encoding=UTF-8 ", ""));
    }

    private static String[] command() {
        return Stream.concat(
                        Stream.of("postgres"),
                        PostgresSettings.SERVER.entrySet().stream()
                                .flatMap(setting ->
                                        Stream.of(
                                                "-c", setting.getKey() + "=" + setting.getValue())))
                .toArray(String[]::new);
    }
}
