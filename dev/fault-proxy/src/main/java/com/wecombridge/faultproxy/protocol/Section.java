package com.wecombridge.faultproxy.protocol;

/**
 * A run of bytes that belong to one message.
 *
 * @param length at least one byte
 * @param title what it is, its kind as the first word: {@code POST /cgi-bin/message/send}; blank
 *     for a continuation
 * @param key tells which request a response answers; equal for all where they answer in order
 * @param begins whether a request, or a response to one, begins here
 * @param ends whether it ends here
 */
public record Section(long length, String title, long key, boolean begins, boolean ends) {

    private static final long ENDLESS = Long.MAX_VALUE;

    /** Everything to the end of the stream, whatever it is. */
    static Section unknown() {
        return new Section(ENDLESS, "", 0, false, false);
    }

    /** More of the message that began earlier. */
    static Section continued(long length) {
        return new Section(length, "", 0, false, false);
    }

    /** The rest of the message that began earlier. */
    static Section ending(long length) {
        return new Section(length, "", 0, false, true);
    }

    /** A message in one piece. */
    static Section whole(long length, String title, long key) {
        return new Section(length, title, key, true, true);
    }

    /** The first word of the title. */
    public String kind() {
        int space = title.indexOf(' ');
        return space < 0 ? title : title.substring(0, space);
    }
}
