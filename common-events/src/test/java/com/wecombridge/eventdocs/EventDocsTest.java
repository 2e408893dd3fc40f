package com.wecombridge.eventdocs;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/events} says what the code says; {@code make docs} mends a difference. */
class EventDocsTest {

    static Stream<com.wecombridge.events.Event> everyFact() {
        return Samples.all().stream();
    }

    @Test
    void theWrittenDocumentsAreThoseOfTheCode() throws IOException {
        for (var file : EventDocs.files().entrySet()) {
            assertThat(EventDocs.FOLDER.resolve(file.getKey()))
                    .content()
                    .isEqualTo(file.getValue());
        }
        assertThat(writtenFiles()).containsExactlyInAnyOrderElementsOf(EventDocs.files().keySet());
    }

    @ParameterizedTest
    @MethodSource("everyFact")
    void aSchemaNamesExactlyTheFieldsOfItsFact(com.wecombridge.events.Event fact) {
        var schema = JsonMapper.shared().valueToTree(JsonSchema.of(fact.getClass()));
        var data = JsonMapper.shared().readTree(new EventCodec().data(fact));

        assertThat(schema.get("properties").propertyNames()).containsAll(data.propertyNames());
        assertThat(data.propertyNames())
                .containsAll(
                        schema.get("required").valueStream().map(name -> name.asString()).toList());
    }

    private static List<String> writtenFiles() throws IOException {
        try (var files = Files.walk(EventDocs.FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .map(EventDocs.FOLDER::relativize)
                    .map(Path::toString)
                    .toList();
        }
    }
}
