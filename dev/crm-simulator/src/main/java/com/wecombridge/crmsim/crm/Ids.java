package com.wecombridge.crmsim.crm;

/** What the contract asks of every id: something, at most 256 characters, no control characters. */
final class Ids {
    private static final int LONGEST = 256;

    private Ids() {}

    static void require(String field, String value) {
        if (value.isBlank()
                || value.length() > LONGEST
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedException(
                    "malformed-" + field,
                    "The field %s is blank, too long or holds control characters."
                            .formatted(field));
        }
    }
}
