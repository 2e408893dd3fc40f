package com.wecombridge.wecomsim.api;

import java.util.List;
import java.util.Map;

/**
 * A request as it came over the wire.
 *
 * @param range the Range header, empty without one
 * @param base scheme, host and port under which the caller reached the simulator
 * @param files the parts of a form that are files
 */
public record Request(
        String method,
        String path,
        Map<String, String> query,
        String contentType,
        String body,
        String ip,
        String range,
        String base,
        List<FileContent> files) {}
