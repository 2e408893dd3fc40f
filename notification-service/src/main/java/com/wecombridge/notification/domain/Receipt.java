package com.wecombridge.notification.domain;

import java.util.Optional;

/**
 * What became of a message for one person.
 *
 * @param reason for people, with WeCom's number where there is one; empty when all is well
 */
public record Receipt(Standing standing, Optional<String> reason) {

    public static Receipt accepted() {
        return new Receipt(Standing.ACCEPTED, Optional.empty());
    }

    public static Receipt of(Standing standing, String reason) {
        return new Receipt(standing, Optional.of(reason));
    }

    /** Says what is known of the member besides: why WeCom could not reach them. */
    public Receipt outsideRange() {
        return standing == Standing.INVALID
                ? of(standing, "the member is outside the app's visible range (可见范围)")
                : this;
    }
}
