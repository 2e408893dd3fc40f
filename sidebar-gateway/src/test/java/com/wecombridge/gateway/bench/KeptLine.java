package com.wecombridge.gateway.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection that is kept alive, at little cost to the machine that it shares with an arm. */
final class KeptLine implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final String LENGTH = "content-length:";

    private final int port;
    private Socket socket;
    private InputStream in;
    private boolean ended;

    KeptLine(int port) throws IOException {
        this.port = port;
        this.socket = open();
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    private Socket open() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /**
     * Asks, and says with which status it was answered. A server may end a connection after an
     * answer, Tomcat does so after a hundred: then the next question opens another.
     */
    int ask(byte[] request) throws IOException {
        if (ended) {
            socket.close();
            socket = open();
            in = new BufferedInputStream(socket.getInputStream());
            ended = false;
        }
        socket.getOutputStream().write(request);
        var status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = 0;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lowered = header.toLowerCase(Locale.ROOT);
            if (lowered.startsWith(LENGTH)) {
                length = Integer.parseInt(lowered.substring(LENGTH.length()).strip());
            }
            ended |= lowered.startsWith("connection:") && lowered.contains("close");
        }
        in.skipNBytes(length);
        return status;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int letter = in.read(); letter != '\n'; letter = in.read()) {
            if (letter < 0) {
                throw new IOException("closed by the other side");
            }
            if (letter != '\r') {
                line.append((char) letter);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** A POST of XML, ready to be written. */
    static byte[] post(String path, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head =
                "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n"
                        .formatted(path, bytes.length);
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }
}
