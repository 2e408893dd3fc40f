package com.wecombridge.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A member 成员 within one corp, as one app sees it. Source: {@code userid} or {@code open_userid}.
 *
 * <p>WeCom compares member ids without regard to case and answers some of them lower-cased: two ids
 * are equal when their {@link #key() keys} are. The value stays as WeCom wrote it, for calls.
 */
public record MemberUserId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MemberUserId {
        Ids.requireId("member user id", value);
    }

    /** The form that is stored as a key, in databases and on topics. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MemberUserId that && key().equals(that.key());
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
