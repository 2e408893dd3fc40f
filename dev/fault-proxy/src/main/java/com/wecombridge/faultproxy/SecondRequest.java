package com.wecombridge.faultproxy;

import com.wecombridge.faultproxy.protocol.Part;
import com.wecombridge.faultproxy.protocol.Sections;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;

/**
 * Sends a request to the server on a connection of its own, where no fault strikes, and reads its
 * response to the end, for nobody.
 */
final class SecondRequest implements Runnable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final byte[] request;
    private final Wiring wiring;
    private final Runnable answered;

    SecondRequest(byte[] request, Wiring wiring, Runnable answered) {
        this.request = request;
        this.wiring = wiring;
        this.answered = answered;
    }

    @Override
    public void run() {
        var server = wiring.server();
        try (var socket = new Socket(server.getHostString(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            if (readsResponse(socket.getInputStream())) {
                answered.run();
            }
        } catch (IOException _) {
            // not answered, so not counted: whoever looks for the strike sees that there was none
        }
    }

    private boolean readsResponse(InputStream in) throws IOException {
        var dialogue = wiring.protocol().begin();
        new Sections(dialogue.requests()).split(request);
        var responses = new Sections(dialogue.responses());
        var buffer = new byte[8192];
        boolean began = false;
        for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
            var parts = responses.split(Arrays.copyOf(buffer, size));
            began = began || parts.stream().anyMatch(Part::beginsMessage);
            if (parts.stream().anyMatch(Part::endsMessage)) {
                return true;
            }
        }
        return began;
    }
}
