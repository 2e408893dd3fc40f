package com.wecombridge.gateway.inbound.callback;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.gateway.application.Meaning;
import com.wecombridge.gateway.application.Meaning.Unreadable;
import com.wecombridge.gateway.domain.CallbackAddress;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import com.wecombridge.gateway.domain.CallbackAddress.SuiteCommands;
import com.wecombridge.gateway.domain.CallbackAddress.SuiteEvents;
import com.wecombridge.wecom.callback.CallbackXml;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads decrypted callbacks: which of the two dialects, and what is said in it. */
@Component
class Reader {

    private static final Pattern KIND = Pattern.compile("[A-Za-z0-9_./-]{1,128}");

    private final SuiteDialect suiteDialect;

    Reader(SuiteDialect suiteDialect) {
        this.suiteDialect = suiteDialect;
    }

    /**
     * Reads a callback.
     *
     * @param receiver the suite or corp for which it was encrypted
     */
    Meaning read(CallbackAddress address, String receiver, String text, Instant receivedAt) {
        return switch (CallbackXml.read(text)) {
            case CallbackXml.Refused(var fault) -> new Unreadable("xml " + fault);
            case CallbackXml.Parsed(var xml) ->
                    switch (address) {
                        case SuiteCommands(var suite) ->
                                suite(new Letter(address.app(), "", xml, receivedAt), suite);
                        case SuiteEvents _, CorpApp _ ->
                                corp(new Letter(address.app(), "", xml, receivedAt), receiver);
                    };
        };
    }

    private Meaning suite(Letter letter, SuiteId suite) {
        if (names(letter, "SuiteId", suite.value())) {
            return named(letter, letter.xml().text("InfoType"))
                    .map(named -> suiteDialect.read(named, suite))
                    .orElseGet(() -> Letter.lacks("InfoType"));
        }
        return new Unreadable("other SuiteId");
    }

    private static Meaning corp(Letter letter, String receiver) {
        if (names(letter, "ToUserName", receiver)) {
            return named(letter, CorpDialect.kind(letter.xml()))
                    .map(named -> CorpDialect.read(named, new CorpId(receiver)))
                    .orElseGet(() -> Letter.lacks("Event"));
        }
        return new Unreadable("other ToUserName");
    }

    /** True unless the field names somebody else. */
    private static boolean names(Letter letter, String field, String expected) {
        return letter.xml().text(field).orElse(expected).equals(expected);
    }

    private static Optional<Letter> named(Letter letter, Optional<String> kind) {
        return kind.map(name ->
                        letter.xml()
                                .text("ChangeType")
                                .map(change -> name + "/" + change)
                                .orElse(name))
                .filter(name -> KIND.matcher(name).matches())
                .map(name -> new Letter(letter.app(), name, letter.xml(), letter.receivedAt()));
    }
}
