/**
 * What goes wrong, by what is hurt: processes, network, PostgreSQL, Kafka, WeCom, clocks. Each is
 * done to the system until the time is up, and counts what it did.
 */
@NullMarked
package com.wecombridge.faults.mishap;

import org.jspecify.annotations.NullMarked;
