package com.wecombridge.wecom.secrets;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The key above all keys.
 *
 * @param masterKey Base64 of 32 bytes, or {@code v2:…,v1:…} while one replaces another; only the
 *     profile {@code local} starts without it
 */
@ConfigurationProperties("secrets")
record SecretsSettings(@DefaultValue("") String masterKey) {

    @Override
    public String toString() {
        return "SecretsSettings[masterKey=***]";
    }
}
