package com.wecombridge.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records as anybody could write them: lines of headers, an empty line, the data. {@code make fuzz}
 * looks for those that break it; those that were worth keeping are read here again.
 */
public class EventCodecFuzzTest {

    private static final Path INPUTS = Path.of("src/test/resources/fuzz/cloud-event");
    private static final EventCodec CODEC = new EventCodec();

    /** Called by the fuzzer. What was read is written and read again as the same fact. */
    public static void fuzzerTestOneInput(byte[] input) {
        int end = endOfHeaders(input);
        var headers = headers(new String(input, 0, end, StandardCharsets.UTF_8));
        byte[] data = Arrays.copyOfRange(input, Math.min(end + 2, input.length), input.length);
        Received received;
        try {
            received = CODEC.read(headers::get, data);
        } catch (UnreadableEventException _) {
            return; // a dead letter with its cause
        }
        if (received instanceof Received.Known(_, var fact)
                && !CODEC.read(headers::get, CODEC.data(fact)).equals(received)) {
            throw new AssertionError("written and read again it is another fact: " + fact);
        }
    }

    private static int endOfHeaders(byte[] input) {
        for (int i = 0; i + 1 < input.length; i++) {
            if (input[i] == '\n' && input[i + 1] == '\n') {
                return i;
            }
        }
        return input.length;
    }

    private static Map<String, String> headers(String lines) {
        var headers = new HashMap<String, String>();
        lines.lines()
                .forEach(line -> {
                    int colon = line.indexOf(": ");
                    if (colon > 0) {
                        headers.put(line.substring(0, colon), line.substring(colon + 2));
                    }
                });
        return headers;
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void readsOrRefuses(Path file) throws IOException {
        byte[] input = Files.readAllBytes(file);

        assertThatNoException().isThrownBy(() -> fuzzerTestOneInput(input));
    }

    /** Else nothing but refusals would be looked at. */
    @Test
    void someOfTheInputsAreFacts() throws IOException {
        assertThat(inputs().filter(EventCodecFuzzTest::isFact)).hasSizeGreaterThan(2);
    }

    private static boolean isFact(Path file) {
        try {
            byte[] input = Files.readAllBytes(file);
            int end = endOfHeaders(input);
            var headers = headers(new String(input, 0, end, StandardCharsets.UTF_8));
            return CODEC.read(headers::get, Arrays.copyOfRange(input, end + 2, input.length))
                    instanceof Received.Known;
        } catch (IOException | UnreadableEventException | IllegalArgumentException _) {
            return false;
        }
    }

    static Stream<Path> inputs() throws IOException {
        try (var files = Files.list(INPUTS)) {
            return files.sorted().toList().stream();
        }
    }
}
