package com.wecombridge.faults.ledger;

/**
 * Something that happened on the other end, in the order in which it happened there.
 *
 * @param id of what caused it
 * @param key as the effect itself names it
 * @param number as the effect itself carries it
 */
public record Effect(String id, String key, long number) {}
