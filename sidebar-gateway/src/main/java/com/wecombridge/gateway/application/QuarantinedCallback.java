package com.wecombridge.gateway.application;

import java.time.Instant;
import java.util.Optional;

/**
 * What may be shown of a callback that could not be read: never its text.
 *
 * @param position its place in the order of callbacks
 * @param receiver the path behind {@code /wecom/callbacks/}
 * @param corpId empty where the callback did not get that far
 */
public record QuarantinedCallback(
        long position,
        String identity,
        String receiver,
        Optional<String> corpId,
        String cause,
        Instant receivedAt) {}
