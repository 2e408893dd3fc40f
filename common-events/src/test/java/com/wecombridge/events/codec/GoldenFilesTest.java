package com.wecombridge.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.Event;
import com.wecombridge.events.id.EventId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One golden file per event version. A published file is never edited: what changed gets a new
 * version and a new file. {@code -Dgolden.write} adds files that are missing and touches no other.
 */
class GoldenFilesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private final EventCodec codec = new EventCodec();

    static Stream<Event> everyFact() {
        return Samples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("everyFact")
    void aFactWritesExactlyItsGoldenFile(Event fact) throws IOException {
        var written = pretty(codec.data(fact));
        var golden = goldenFileOf(fact);
        if (System.getProperty("golden.write") != null && Files.notExists(golden)) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, written);
        }
        assertThat(golden).exists();
        assertThat(written).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("everyFact")
    void theGoldenFileReadsAsTheFact(Event fact) throws IOException {
        var headers = EventCodec.headers(envelopeOf(fact));

        var received = codec.read(headers::get, Files.readAllBytes(goldenFileOf(fact)));

        assertThat(received).isEqualTo(new Received.Known(envelopeOf(fact), fact));
    }

    @Test
    void everyTypeHasASample() {
        var sampled =
                Samples.all().stream()
                        .map(fact -> EventCatalogue.typeOf(fact.getClass()))
                        .collect(Collectors.toSet());

        assertThat(sampled).containsExactlyInAnyOrderElementsOf(EventCatalogue.all().keySet());
    }

    @Test
    void everyTypeIsNamedAsCloudEventsNamesThem() {
        assertThat(EventCatalogue.all().keySet())
                .allMatch(type -> type.matches("com\\.wecombridge\\.[a-z-]+\\.[a-z-]+\\.v\\d+"));
    }

    static Envelope envelopeOf(Event fact) {
        return new Envelope(
                new EventId("0196-sample"),
                "/sample-service",
                EventCatalogue.typeOf(fact.getClass()),
                fact.subject(),
                Samples.NOON,
                fact.tenantId(),
                fact.corpId(),
                fact.key(),
                Optional.of(new EventId("0195-cause")),
                fact.version(),
                Optional.empty());
    }

    private static Path goldenFileOf(Event fact) {
        var words = EventCatalogue.typeOf(fact.getClass()).split("\\.", -1);
        return GOLDEN.resolve(words[2] + "." + words[3]).resolve(words[4] + ".json");
    }

    private static String pretty(byte[] data) {
        var json = tools.jackson.databind.json.JsonMapper.shared();
        return json.readTree(new String(data, StandardCharsets.UTF_8)).toPrettyString() + "\n";
    }
}
