package com.wecombridge.wecomsim.api;

import tools.jackson.databind.node.ObjectNode;

/**
 * One path of WeCom.
 *
 * @param errcodeOnSuccess whether a good answer carries {@code errcode 0}; a few never did (90605)
 */
public record Endpoint(
        String method,
        String path,
        Credential credential,
        boolean errcodeOnSuccess,
        Answer answer) {

    /** A path that is read with GET. */
    public static Endpoint get(String path, Credential credential, Answer answer) {
        return new Endpoint("GET", "/cgi-bin/" + path, credential, true, answer);
    }

    /** A path that takes a JSON body. */
    public static Endpoint post(String path, Credential credential, Answer answer) {
        return new Endpoint("POST", "/cgi-bin/" + path, credential, true, answer);
    }

    /** The same, without errcode in a good answer. */
    public Endpoint withoutErrcode() {
        return new Endpoint(method, path, credential, false, answer);
    }

    /** Which token a path wants. */
    public enum Credential {
        NONE,
        CORP,
        SUITE,
        PROVIDER
    }

    /** What the path does. */
    @FunctionalInterface
    public interface Answer {
        ObjectNode to(Call call, Caller caller);
    }
}
