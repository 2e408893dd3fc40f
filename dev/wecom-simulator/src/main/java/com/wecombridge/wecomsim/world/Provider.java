package com.wecombridge.wecomsim.world;

/** A service provider (服务商): the company that publishes suites. */
public record Provider(String corpId, String secret) {

    /** A provider with a derived secret. */
    public static Provider of(String corpId) {
        return new Provider(corpId, corpId + "-provider-secret");
    }
}
