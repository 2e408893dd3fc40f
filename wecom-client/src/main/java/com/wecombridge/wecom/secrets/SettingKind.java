package com.wecombridge.wecom.secrets;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a required setting has to be; each kind says in a few words what is wrong with a value. */
enum SettingKind {
    /** Anything. */
    PRESENT {
        @Override
        Optional<String> faultOf(String value) {
            return Optional.empty();
        }
    },
    /** A password or a secret that WeCom gave. */
    SECRET {
        @Override
        Optional<String> faultOf(String value) {
            if (KNOWN_TO_ALL.contains(value.toLowerCase(Locale.ROOT))) {
                return Optional.of("is a default that everybody knows");
            }
            return value.chars().distinct().count() < SHORTEST
                    ? Optional.of("is too weak: at least " + SHORTEST + " different characters")
                    : Optional.empty();
        }
    },
    /** An EncodingAESKey. Source: WeCom, 回调配置 (90930). */
    AES_KEY {
        @Override
        Optional<String> faultOf(String value) {
            return ENCODING_AES_KEY.matcher(value).matches()
                            && value.chars().distinct().count() >= SHORTEST
                    ? Optional.empty()
                    : Optional.of("must be 43 letters and digits, made by chance");
        }
    },
    /** The key above all keys. */
    MASTER_KEY {
        @Override
        Optional<String> faultOf(String value) {
            try {
                MasterKeys.forProduction(value);
                return Optional.empty();
            } catch (UnusableMasterKeyException unusable) {
                return Optional.of(unusable.what());
            }
        }
    };

    private static final int SHORTEST = 8;
    private static final Pattern ENCODING_AES_KEY = Pattern.compile("[A-Za-z0-9]{43}");
    private static final Set<String> KNOWN_TO_ALL =
            Set.of(
                    "password",
                    "passw0rd",
                    "postgres",
                    "changeme",
                    "changeit",
                    "change-me",
                    "secret",
                    "default",
                    "example",
                    "12345678",
                    "123456789",
                    "1234567890",
                    "administrator",
                    "wecombridge",
                    "wecom-bridge");

    /** Never shows the value. */
    abstract Optional<String> faultOf(String value);
}
