package com.wecombridge.wecomsim.archive;

import java.time.Instant;

/** A public key that an administrator uploaded; messages from then on are sealed with it. */
public record ArchiveKey(String corpId, int version, String publicKey, Instant uploadedAt) {}
