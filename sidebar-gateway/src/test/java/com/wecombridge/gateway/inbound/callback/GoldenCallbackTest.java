package com.wecombridge.gateway.inbound.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.codec.EventCatalogue;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.wecom.WeComCallback;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationOffered;
import com.wecombridge.events.wecom.WeComCallback.SuiteTicketReceived;
import com.wecombridge.gateway.application.Meaning;
import com.wecombridge.gateway.application.Meaning.Telling;
import com.wecombridge.gateway.domain.CallbackAddress;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import com.wecombridge.gateway.domain.CallbackAddress.SuiteCommands;
import com.wecombridge.wecom.secrets.MasterKeys;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.SecretBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One file for each kind of callback, in both dialects, and beside it the fact that is told of it.
 */
@NullUnmarked
class GoldenCallbackTest {

    private static final Path GOLDEN = Path.of("src/test/resources/callbacks");
    private static final Instant RECEIVED = Instant.parse("2026-03-01T08:00:00Z");
    private static final long ORDER = 7;

    private final SecretBox secrets = new SecretBox(MasterKeys.of(MasterKeys.LOCAL));
    private final Reader reader = new Reader(new SuiteDialect(secrets));
    private final EventCodec codec = new EventCodec();

    static Stream<Path> corp() throws IOException {
        return kinds("corp");
    }

    static Stream<Path> suite() throws IOException {
        return kinds("suite");
    }

    @ParameterizedTest
    @MethodSource("corp")
    void tellsWhatACorpsAppHears(Path xml) throws IOException {
        var app = new CorpApp(new CorpId("ww0123456789abcdef"), new AppId("1000002"));

        assertThat(told(app, "ww0123456789abcdef", xml)).isEqualTo(expected(xml));
    }

    @ParameterizedTest
    @MethodSource("suite")
    void tellsWhatASuiteHears(Path xml) throws IOException {
        var suite = new SuiteCommands(new SuiteId("ww9876543210fedcba"));

        assertThat(told(suite, "ww9876543210fedcba", xml)).isEqualTo(expected(xml));
    }

    @Test
    void sealsATicketSoThatItsReaderOpensIt() throws IOException {
        var suite = new SuiteCommands(new SuiteId("ww9876543210fedcba"));
        var text = Files.readString(GOLDEN.resolve("suite/suite_ticket.xml"));

        var meaning = reader.read(suite, "ww9876543210fedcba", text, RECEIVED);

        assertThat(fact(meaning))
                .isInstanceOfSatisfying(
                        SuiteTicketReceived.class,
                        fact ->
                                assertThat(open(fact.ticket(), Purpose.SUITE_TICKET))
                                        .isEqualTo("TICKET-0001"));
    }

    /** As it is told, but with secrets in clear: sealed ones differ each time. */
    private String told(CallbackAddress address, String receiver, Path xml) throws IOException {
        var fact = fact(reader.read(address, receiver, Files.readString(xml), RECEIVED));
        var data = new String(codec.data(fact), StandardCharsets.UTF_8);
        return EventCatalogue.typeOf(fact.getClass())
                + "\n"
                + fact.key()
                + "\n"
                + switch (fact) {
                    case SuiteTicketReceived told ->
                            data.replace(
                                    told.ticket().value(),
                                    open(told.ticket(), Purpose.SUITE_TICKET));
                    case SuiteAuthorizationOffered told ->
                            data.replace(
                                    told.authCode().value(),
                                    open(told.authCode(), Purpose.AUTH_CODE));
                    default -> data;
                }
                + "\n";
    }

    private String open(SealedSecret sealed, Purpose purpose) {
        return secrets.open(Scope.platform(), purpose, sealed).reveal();
    }

    private static WeComCallback fact(Meaning meaning) {
        assertThat(meaning).isInstanceOf(Telling.class);
        return ((Telling) meaning).fact().at(ORDER);
    }

    private static String expected(Path xml) throws IOException {
        return Files.readString(
                xml.resolveSibling(xml.getFileName().toString().replace(".xml", ".fact")));
    }

    private static Stream<Path> kinds(String dialect) throws IOException {
        try (var files = Files.list(GOLDEN.resolve(dialect))) {
            return files
                    .filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
