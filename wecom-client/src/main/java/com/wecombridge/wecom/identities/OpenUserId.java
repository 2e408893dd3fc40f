package com.wecombridge.wecom.identities;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A member as a provider's apps see them. Source: {@code open_userid}.
 *
 * <p>WeCom answers some of them lower-cased: two are equal when their {@link #key() keys} are.
 */
public record OpenUserId(String value) {
    public OpenUserId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("open user id is blank");
        }
    }

    /** The form that is stored as a key. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OpenUserId that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
