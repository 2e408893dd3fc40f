/**
 * Real PostgreSQL and real Kafka for integration tests.
 *
 * <p>Each server starts at most once per JVM, when the first test asks for it, and stops when the
 * JVM ends, after every Spring context has closed. Tests share the servers and never the rows: each
 * test class gets its own database, and picks its own topic names where it can.
 */
@NullMarked
package com.wecombridge.testkit;

import org.jspecify.annotations.NullMarked;
