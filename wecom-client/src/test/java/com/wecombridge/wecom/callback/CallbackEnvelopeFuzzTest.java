package com.wecombridge.wecom.callback;

import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What anybody can post. {@code make fuzz} looks for bodies that break it; those that were worth
 * keeping are read here again.
 */
public class CallbackEnvelopeFuzzTest {

    private static final Path INPUTS = Path.of("src/test/resources/fuzz/callback-envelope");

    /** Called by the fuzzer. Nothing that is read is larger than what was sent. */
    public static void fuzzerTestOneInput(byte[] body) {
        CallbackEnvelope.read(body)
                .filter(envelope -> sizeOf(envelope) > body.length)
                .ifPresent(envelope -> {
                    throw new AssertionError(body.length + " bytes became " + envelope);
                });
    }

    private static int sizeOf(CallbackEnvelope envelope) {
        return envelope.toUserName().length()
                + envelope.agentId().map(String::length).orElse(0)
                + envelope.encrypted().length();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void readsOrRefuses(Path input) throws IOException {
        byte[] body = Files.readAllBytes(input);

        assertThatNoException().isThrownBy(() -> fuzzerTestOneInput(body));
    }

    static Stream<Path> inputs() throws IOException {
        try (var files = Files.list(INPUTS)) {
            return files.sorted().toList().stream();
        }
    }
}
