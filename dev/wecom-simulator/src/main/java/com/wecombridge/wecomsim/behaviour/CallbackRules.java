package com.wecombridge.wecomsim.behaviour;

/**
 * What WeCom leaves open about callbacks.
 *
 * @param suiteCheckedFor whose id the GET check of a suite's addresses carries: a practitioner and
 *     a member of WeCom's staff name the provider
 * @param retriesRestamped whether a repeated callback names the time of the repetition, so that its
 *     plaintext differs; otherwise it is the same byte for byte (assumed)
 * @param changesListed how many people MemChangeList names at most (assumed)
 * @param transferSource what {@code Source} of del_external_contact says after a transfer; empty
 *     for no such field (unconfirmed)
 */
public record CallbackRules(
        ReceiveId suiteCheckedFor,
        boolean retriesRestamped,
        int changesListed,
        String transferSource) {

    /** The likelier reading of each. */
    public static final CallbackRules USUAL =
            new CallbackRules(ReceiveId.PROVIDER, false, 100, "DELETE_BY_TRANSFER");

    /** Whose id stands behind the encrypted text. */
    public enum ReceiveId {
        PROVIDER,
        SUITE
    }
}
