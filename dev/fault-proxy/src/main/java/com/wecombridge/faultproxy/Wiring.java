package com.wecombridge.faultproxy;

import com.wecombridge.faultproxy.protocol.Protocol;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;

/** What all connections of one proxy share. */
record Wiring(
        InetSocketAddress server,
        Protocol protocol,
        Faults faults,
        Counters counters,
        ExecutorService threads) {}
