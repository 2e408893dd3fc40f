package com.wecombridge.faultproxy;

/** One direction of one connection. */
record Way(int connection, Direction direction) {

    /** The other direction of the same connection. */
    Way back() {
        return new Way(connection, direction.back());
    }
}
