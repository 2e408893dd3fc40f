package com.wecombridge.wecomsim.api;

import java.util.Map;

/** A request as it came over the wire. */
public record Request(
        String method,
        String path,
        Map<String, String> query,
        String contentType,
        String body,
        String ip) {}
