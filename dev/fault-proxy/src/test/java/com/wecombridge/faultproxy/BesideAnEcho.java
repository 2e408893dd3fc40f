package com.wecombridge.faultproxy;

import org.junit.jupiter.api.AfterEach;

/** A proxy before a server that says what it hears. */
abstract class BesideAnEcho {

    final LittleServer server =
            new LittleServer(
                    client -> client.getInputStream().transferTo(client.getOutputStream()));
    final FaultProxy proxy = FaultProxy.to("localhost", server.port());

    @AfterEach
    void close() {
        proxy.close();
        server.close();
    }
}
