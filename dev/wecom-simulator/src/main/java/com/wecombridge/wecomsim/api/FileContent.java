package com.wecombridge.wecomsim.api;

import java.util.Arrays;
import java.util.Map;

/** A file on its way in or out, as it is: name, type, bytes, and what else the head says. */
public final class FileContent {

    private final String name;
    private final String contentType;
    private final byte[] bytes;
    private final Map<String, String> headers;

    public FileContent(String name, String contentType, byte[] bytes) {
        this(name, contentType, bytes, Map.of());
    }

    public FileContent(String name, String contentType, byte[] bytes, Map<String, String> headers) {
        this.name = name;
        this.contentType = contentType;
        this.bytes = bytes.clone();
        this.headers = Map.copyOf(headers);
    }

    public String name() {
        return name;
    }

    public String contentType() {
        return contentType;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int size() {
        return bytes.length;
    }

    /** Further headers of an answer. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The same file without its second half. */
    FileContent halved() {
        var half = Arrays.copyOf(bytes, bytes.length / 2);
        return new FileContent(name, contentType, half, headers);
    }

    /** For the ledger, which keeps no files. */
    String described() {
        return "<" + name + ", " + contentType + ", " + bytes.length + " bytes>";
    }
}
