package com.wecombridge.wecomsim.world;

import java.util.Objects;

/**
 * A service provider (服务商): the company that publishes suites.
 *
 * @param callback where it hears of what belongs to no suite, such as licences (系统事件)
 */
public record Provider(String corpId, String secret, CallbackAddress callback) {

    /** A part that was not there when the state was written is as usual. */
    public Provider {
        callback = Objects.requireNonNullElse(callback, CallbackAddress.NONE);
    }

    /** A provider with a derived secret. */
    public static Provider of(String corpId) {
        return new Provider(corpId, corpId + "-provider-secret", CallbackAddress.NONE);
    }
}
