package com.wecombridge.wecomsim.api;

import tools.jackson.databind.node.ObjectNode;

/**
 * One path of WeCom.
 *
 * @param errcodeOnSuccess whether a good answer carries {@code errcode 0}; a few never did (90605)
 */
record Endpoint(
        String method,
        String path,
        Credential credential,
        boolean errcodeOnSuccess,
        Answer answer) {

    static Endpoint get(String path, Credential credential, Answer answer) {
        return new Endpoint("GET", "/cgi-bin/" + path, credential, true, answer);
    }

    static Endpoint post(String path, Credential credential, Answer answer) {
        return new Endpoint("POST", "/cgi-bin/" + path, credential, true, answer);
    }

    Endpoint withoutErrcode() {
        return new Endpoint(method, path, credential, false, answer);
    }

    /** Which token a path wants. */
    enum Credential {
        NONE,
        CORP,
        SUITE,
        PROVIDER
    }

    /** What the path does. */
    @FunctionalInterface
    interface Answer {
        ObjectNode to(Call call, Caller caller);
    }
}
