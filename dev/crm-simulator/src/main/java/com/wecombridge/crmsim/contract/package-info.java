/**
 * The public contract as a CRM writes it for itself: facts that it tells, commands that it obeys,
 * and what it may hear. CloudEvents in Kafka's binary mode; keys, subjects and types are those of
 * the documented contract.
 */
@NullMarked
package com.wecombridge.crmsim.contract;

import org.jspecify.annotations.NullMarked;
