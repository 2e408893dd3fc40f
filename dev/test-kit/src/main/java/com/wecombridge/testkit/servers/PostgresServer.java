package com.wecombridge.testkit.servers;

/** A PostgreSQL server that runs. */
public record PostgresServer(String host, int port) {

    public static final String SUPERUSER = "postgres";
    public static final String SUPERUSER_PASSWORD = "superuser-of-tests";

    /** The database that every server has from the start. */
    public static final String FIRST_DATABASE = "postgres";
}
