package com.wecombridge.gateway.inbound.callback;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationCancelled;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationChanged;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationOffered;
import com.wecombridge.events.wecom.WeComCallback.SuiteTicketReceived;
import com.wecombridge.gateway.application.Meaning;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.secrets.SecretBox;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads what a suite is told: a kind in {@code InfoType}. Its secrets leave here sealed. */
@Component
class SuiteDialect {

    private static final int LONGEST_SECRET = 1024;

    private final SecretBox secrets;

    SuiteDialect(SecretBox secrets) {
        this.secrets = secrets;
    }

    Meaning read(Letter letter, SuiteId suite) {
        return switch (letter.xml().text("InfoType").orElse("")) {
            case "suite_ticket" -> ticket(letter, suite);
            case "create_auth", "reset_permanent_code" -> authorization(letter, suite);
            case "change_auth" ->
                    letter.aboutCorp(
                            "AuthCorpId",
                            corp ->
                                    letter.telling(order ->
                                            new SuiteAuthorizationChanged(
                                                    suite, corp, letter.receivedAt(), order)));
            case "cancel_auth" ->
                    letter.aboutCorp(
                            "AuthCorpId",
                            corp ->
                                    letter.telling(order ->
                                            new SuiteAuthorizationCancelled(
                                                    suite, corp, letter.receivedAt(), order)));
            case "change_contact" ->
                    letter.aboutCorp("AuthCorpId", corp -> ContactChange.read(letter, corp));
            default -> ContactChange.unrecognized(letter, letter.id("AuthCorpId").map(CorpId::new));
        };
    }

    private Meaning ticket(Letter letter, SuiteId suite) {
        return secret(letter, "SuiteTicket", Purpose.SUITE_TICKET)
                .map(ticket ->
                        letter.telling(order ->
                                new SuiteTicketReceived(suite, ticket, letter.receivedAt(), order)))
                .orElseGet(() -> Letter.lacks("SuiteTicket"));
    }

    private Meaning authorization(Letter letter, SuiteId suite) {
        var state = letter.xml().text("State");
        return secret(letter, "AuthCode", Purpose.AUTH_CODE)
                .map(code ->
                        letter.telling(order ->
                                new SuiteAuthorizationOffered(
                                        suite, code, state, letter.receivedAt(), order)))
                .orElseGet(() -> Letter.lacks("AuthCode"));
    }

    private Optional<SealedSecret> secret(Letter letter, String field, Purpose purpose) {
        return letter.xml()
                .text(field)
                .filter(text -> text.length() <= LONGEST_SECRET)
                .map(text -> secrets.seal(Scope.platform(), purpose, new Secret(text)));
    }
}
