package com.wecombridge.oidc;

import java.util.Locale;

/** What somebody may do in the product. */
enum Role {
    ADMINISTRATOR,
    AUDITOR,
    SALESPERSON,
    OPERATOR;

    String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
