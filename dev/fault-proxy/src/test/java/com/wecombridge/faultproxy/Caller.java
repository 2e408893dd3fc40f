package com.wecombridge.faultproxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A client that speaks lines of text. */
final class Caller implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;

    Caller(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    /** So many bytes, or as many as came before the end. */
    String hear(int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), UTF_8);
    }

    /** What one read brings. */
    int hearAtOnce() throws IOException {
        return socket.getInputStream().read(new byte[64 * 1024]);
    }

    String hearToTheEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    boolean hearsNothing() throws IOException {
        return socket.getInputStream().available() == 0;
    }

    void saysNoMore() throws IOException {
        socket.shutdownOutput();
    }

    Socket socket() {
        return socket;
    }

    void hangsUp() throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
