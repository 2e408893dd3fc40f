package com.wecombridge.faultproxy;

/** Which way bytes go through the proxy. */
public enum Direction {
    TO_SERVER,
    TO_CLIENT;

    Direction back() {
        return this == TO_SERVER ? TO_CLIENT : TO_SERVER;
    }
}
