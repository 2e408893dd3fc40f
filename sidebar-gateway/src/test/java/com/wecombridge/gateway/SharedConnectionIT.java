package com.wecombridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request that is refused before its body has arrived leaves the connection to the next one. */
@NullUnmarked
class SharedConnectionIT extends RunningGateway {

    private static final String APP = "/wecom/callbacks/corps/" + ACME + "/" + CONTACTS;
    private static final String SETTING = "/api/v1/callback-settings/" + ACME + "/" + CONTACTS;
    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(8).toMillis();

    @BeforeEach
    void setUp() {
        acmeIsSetUp();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, " + SETTING + ", 100",
        "PUT, " + SETTING + ", 200000",
        "POST, /nowhere, 100",
        "POST, /nowhere, 200000",
        "POST, /oauth/wecom/installed, 200000",
        "PUT, " + APP + ", 200000",
        "GET, " + APP + ", 200000",
    })
    void answersTheNextRequestAfterARefusal(String method, String path, int length)
            throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            say(socket, head(method, path) + "Content-Length: " + length + "\r\n\r\n");
            String refusal = hear(socket);
            assertThat(refusal).startsWith("HTTP/1.1 4").doesNotContainIgnoringCase("close");

            say(socket, "x".repeat(length));
            say(socket, head("GET", APP) + "\r\n");

            assertThat(hear(socket)).startsWith("HTTP/1.1 401 ");
        }
    }

    private static String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n";
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A whole answer: each of these ends with a problem's brace. */
    private static String hear(Socket socket) throws IOException {
        var answer = new StringBuilder();
        var buffer = new byte[8192];
        while (!answer.toString().endsWith("}")) {
            int read = socket.getInputStream().read(buffer);
            assertThat(read).as("bytes after: %s", answer).isPositive();
            answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
        }
        return answer.toString();
    }
}
