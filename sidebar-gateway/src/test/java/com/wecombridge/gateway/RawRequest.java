package com.wecombridge.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Says to a server exactly what a story wants, proper or not. */
final class RawRequest {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private RawRequest() {}

    /** Everything that the server answers until it closes or falls silent. */
    static String send(int port, String text) {
        var answer = new StringBuilder();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            var buffer = new byte[8192];
            for (int read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            }
            return answer.toString();
        } catch (SocketException _) { // the server had heard enough
            return answer.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The status line alone. */
    static String status(int port, String text) {
        return send(port, text).lines().findFirst().orElse("closed without a word");
    }
}
