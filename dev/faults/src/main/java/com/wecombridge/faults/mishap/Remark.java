package com.wecombridge.faults.mishap;

/**
 * What a mishap saw besides what the ledgers say.
 *
 * @param good false where the system broke a promise that no ledger counts
 */
public record Remark(String text, boolean good) {}
