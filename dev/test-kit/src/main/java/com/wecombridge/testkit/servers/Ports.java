package com.wecombridge.testkit.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The detour's advertised port is nobody's until a test listens on it. */
record Ports(int broker, int controller, int detour, int advertised) {

    /** All are held until all are known, so that they differ. */
    static Ports free() throws IOException {
        try (var broker = any();
                var controller = any();
                var detour = any();
                var advertised = any()) {
            return new Ports(
                    broker.getLocalPort(),
                    controller.getLocalPort(),
                    detour.getLocalPort(),
                    advertised.getLocalPort());
        }
    }

    static ServerSocket any() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
