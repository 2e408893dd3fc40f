package com.wecombridge.gateway.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may be; any other word of the identity provider means nothing to us. */
public enum Role {
    ADMINISTRATOR,
    AUDITOR,
    SALESPERSON,
    OPERATOR;

    /** The word that tokens use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
