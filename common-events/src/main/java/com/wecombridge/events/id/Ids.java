package com.wecombridge.events.id;

/** What every id must be: something, short enough for a key, and free of control characters. */
final class Ids {
    private static final int LONGEST = 256;

    private Ids() {}

    static void requireId(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is blank");
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(what + " is longer than " + LONGEST);
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new IllegalArgumentException(what + " holds control characters");
            }
        }
    }
}
