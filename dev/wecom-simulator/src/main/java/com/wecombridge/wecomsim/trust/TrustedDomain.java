package com.wecombridge.wecomsim.trust;

/**
 * A host that an app's pages may live on.
 *
 * @param corpId empty for a suite's, which holds in every corp that installed it
 * @param host with the port where it is not the usual one; it is compared exactly
 * @param fileName of the file that proves ownership, at the root of the site
 * @param proof what the file has to hold
 * @param verification {@code verified}, {@code not checked}, or why the check failed
 */
public record TrustedDomain(
        String corpId,
        int agentId,
        String suiteId,
        String host,
        String fileName,
        String proof,
        String verification) {

    /** Whether the JS-SDK works there; signing in works without (85005). */
    public boolean owned() {
        return verification.equals("verified") || verification.equals("not checked");
    }
}
