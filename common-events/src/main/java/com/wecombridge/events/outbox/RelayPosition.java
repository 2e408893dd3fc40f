package com.wecombridge.events.outbox;

/**
 * How far the relay is.
 *
 * @param fence of the lease under which it was read
 * @param takenOver whether another replica held the lease before
 * @param windowStart every fact of an earlier transaction is told
 * @param windowEnd transactions from here on wait for the next window
 * @param toldPosition facts of the window up to here are told
 */
record RelayPosition(
        long fence, boolean takenOver, long windowStart, long windowEnd, long toldPosition) {

    boolean windowIsOpen() {
        return windowEnd > windowStart;
    }

    RelayPosition told(long position) {
        return new RelayPosition(fence, false, windowStart, windowEnd, position);
    }

    RelayPosition closeWindow() {
        return new RelayPosition(fence, false, windowEnd, windowEnd, 0);
    }

    /**
     * @param before the position right before the window's first fact
     */
    RelayPosition openWindow(long end, long before) {
        return new RelayPosition(fence, false, windowStart, end, before);
    }
}
