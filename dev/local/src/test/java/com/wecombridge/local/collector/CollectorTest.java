package com.wecombridge.local.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorTest {

    private static final byte[] SENT = "a span, whatever it says".getBytes(UTF_8);

    private final HttpClient services = HttpClient.newHttpClient();

    @TempDir Path folder;

    private Collector collector;

    @BeforeEach
    void start() throws IOException {
        collector = Collector.startIn(folder);
    }

    @AfterEach
    void stop() {
        collector.close();
        services.close();
    }

    @Test
    void keepsWhatIsSentByteForByte() throws Exception {
        assertThat(send("identity", SENT)).isEqualTo(200);

        assertThat(folder.resolve("000001.otlp")).hasBinaryContent(SENT);
    }

    @Test
    void keepsAPackedRequestUnpackedSoThatItCanBeSearched() throws Exception {
        assertThat(send("gzip", packed())).isEqualTo(200);

        assertThat(folder.resolve("000001.otlp")).hasBinaryContent(SENT);
    }

    private int send(String encoding, byte[] body) throws Exception {
        var traces = URI.create(Files.readString(folder.resolve("endpoint")) + "/v1/traces");
        var request =
                HttpRequest.newBuilder(traces)
                        .header("Content-Encoding", encoding)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        return services.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static byte[] packed() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(SENT);
        }
        return bytes.toByteArray();
    }
}
