package com.wecombridge.binding.domain.token;

import com.wecombridge.events.id.SealedSecret;
import java.time.Instant;

/**
 * A token as we keep it.
 *
 * @param fingerprint names it without revealing it
 */
public record Token(SealedSecret sealed, String fingerprint, Instant issuedAt, Instant expiresAt) {}
