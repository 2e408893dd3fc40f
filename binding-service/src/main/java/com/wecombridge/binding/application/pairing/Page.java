package com.wecombridge.binding.application.pairing;

/**
 * Which part of a list.
 *
 * @param after the key behind which it begins; empty for the first part
 */
public record Page(String after, int limit) {
    /** One more than a door shows. */
    public static final int LARGEST = 201;

    public Page {
        if (limit < 1 || limit > LARGEST) {
            throw new IllegalArgumentException("limit is not between 1 and " + LARGEST);
        }
    }
}
