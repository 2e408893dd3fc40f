package com.wecombridge.peer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What WeCom's admin console shows of the one app that this peer serves.
 *
 * @param handlerTime how long a handler works before its effect, as it would for a call to WeCom
 */
@ConfigurationProperties("peer")
record PeerSettings(String corpId, String token, String encodingAesKey, Duration handlerTime) {

    @Override
    public String toString() {
        return "PeerSettings[" + corpId + "]";
    }
}
