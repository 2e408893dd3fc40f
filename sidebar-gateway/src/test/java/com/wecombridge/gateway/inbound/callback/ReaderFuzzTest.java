package com.wecombridge.gateway.inbound.callback;

import static org.assertj.core.api.Assertions.assertThatNoException;

import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.gateway.application.Meaning.Telling;
import com.wecombridge.gateway.domain.CallbackAddress;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import com.wecombridge.gateway.domain.CallbackAddress.SuiteCommands;
import com.wecombridge.gateway.domain.CallbackAddress.SuiteEvents;
import com.wecombridge.wecom.secrets.MasterKeys;
import com.wecombridge.wecom.secrets.SecretBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is inside the encryption, at each kind of address. {@code make fuzz} looks for texts that
 * break it; those that were worth keeping are read here again.
 */
public class ReaderFuzzTest {

    private static final Path INPUTS = Path.of("src/test/resources/fuzz/event-xml");
    private static final SuiteId SUITE = new SuiteId("wwsuite");
    private static final CorpId CORP = new CorpId("wwcorp");
    private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
    private static final List<CallbackAddress> ADDRESSES =
            List.of(
                    new SuiteCommands(SUITE),
                    new SuiteEvents(SUITE),
                    new CorpApp(CORP, new AppId("1000002")));
    private static final Reader READER =
            new Reader(new SuiteDialect(new SecretBox(MasterKeys.of(MasterKeys.LOCAL))));
    private static final EventCodec CODEC = new EventCodec();

    /** Called by the fuzzer. What it tells, it must be able to write. */
    public static void fuzzerTestOneInput(byte[] input) {
        var text = new String(input, StandardCharsets.UTF_8);
        for (CallbackAddress address : ADDRESSES) {
            var receiver = address instanceof SuiteCommands ? SUITE.value() : CORP.value();
            if (READER.read(address, receiver, text, NOON) instanceof Telling(_, var fact)) {
                CODEC.data(fact.at(1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void readsOrRefuses(Path file) throws IOException {
        byte[] input = Files.readAllBytes(file);

        assertThatNoException().isThrownBy(() -> fuzzerTestOneInput(input));
    }

    static Stream<Path> inputs() throws IOException {
        try (var files = Files.list(INPUTS)) {
            return files.sorted().toList().stream();
        }
    }
}
