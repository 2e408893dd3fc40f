package com.wecombridge.wecom.rotation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How stored texts follow the master key.
 *
 * @param dataKeys what becomes of the data keys when the master key changes
 */
@ConfigurationProperties("secrets.rotation")
public record RotationSettings(@DefaultValue("KEEP") DataKeys dataKeys) {

    /** What becomes of a data key. */
    public enum DataKeys {
        /** It is wrapped anew; the secret stays shut meanwhile. */
        KEEP,
        /** The secret is opened, and sealed under a new one. */
        RENEW
    }
}
