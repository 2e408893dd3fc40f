package com.wecombridge.testkit;

/**
 * A PostgreSQL server on which tests may create databases. A container would be a second way to
 * have one.
 */
interface PostgresServer {

    /** Creates an empty database owned by the owner role. */
    TestDatabase createDatabase(String name);
}
