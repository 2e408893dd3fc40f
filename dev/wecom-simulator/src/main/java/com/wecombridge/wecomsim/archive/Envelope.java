package com.wecombridge.wecomsim.archive;

import java.time.Instant;

/**
 * A message as it can be pulled.
 *
 * @param randomKey the key of the text, encrypted for the corp's public key
 * @param sealed the text, encrypted with the random key
 * @param plaintext what the corp reads after decryption; for the simulator's own users
 */
public record Envelope(
        String corpId,
        long seq,
        String msgId,
        int keyVersion,
        String randomKey,
        String sealed,
        String msgtype,
        Instant at,
        String plaintext) {}
