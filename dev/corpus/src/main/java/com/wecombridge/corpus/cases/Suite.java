package com.wecombridge.corpus.cases;

import com.wecombridge.corpus.wire.Seal;

/** The provider's suite as the gateway knows it. */
public record Suite(String id, String token, String aesKey) {

    public static Suite ofEnvironment() {
        return new Suite(
                System.getenv("WECOM_SUITE_ID"),
                System.getenv("WECOM_SUITE_TOKEN"),
                System.getenv("WECOM_SUITE_ENCODING_AES_KEY"));
    }

    Seal seal() {
        return new Seal(token, aesKey, id);
    }
}
