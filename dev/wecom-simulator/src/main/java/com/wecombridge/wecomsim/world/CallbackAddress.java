package com.wecombridge.wecomsim.world;

import java.util.Objects;

/**
 * Where an app hears from WeCom.
 *
 * @param verification what became of the GET check when the address was saved: {@code verified}, or
 *     the reason
 */
public record CallbackAddress(String url, String token, String aesKey, String verification) {

    /** A part that was not mentioned is empty. */
    public CallbackAddress {
        url = Objects.requireNonNullElse(url, "");
        token = Objects.requireNonNullElse(token, "");
        aesKey = Objects.requireNonNullElse(aesKey, "");
        verification = Objects.requireNonNullElse(verification, "");
    }

    /** No address: the app hears nothing. */
    public static final CallbackAddress NONE = new CallbackAddress("", "", "", "");

    /** Whether there is anything to call. */
    public boolean present() {
        return !url.isEmpty();
    }
}
