package com.wecombridge.peer;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** What WeCom's admin console shows of the one app that this peer serves. */
@ConfigurationProperties("peer")
record PeerSettings(String corpId, String token, String encodingAesKey) {

    @Override
    public String toString() {
        return "PeerSettings[" + corpId + "]";
    }
}
