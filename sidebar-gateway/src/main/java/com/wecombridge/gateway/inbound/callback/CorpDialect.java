package com.wecombridge.gateway.inbound.callback;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.wecom.WeComCallback.ArchiveMessagesAnnounced;
import com.wecombridge.events.wecom.WeComCallback.RangeChangeReported;
import com.wecombridge.gateway.application.Meaning;
import com.wecombridge.wecom.callback.CallbackXml;
import java.util.Optional;

/**
 * Reads what an app inside a corp is told: a kind in {@code Event}, or a message to the app with
 * its kind in {@code MsgType}.
 */
final class CorpDialect {

    private CorpDialect() {}

    static Optional<String> kind(CallbackXml xml) {
        var messageType = xml.text("MsgType").orElse("event");
        return messageType.equals("event")
                ? xml.text("Event")
                : Optional.of("message/" + messageType);
    }

    static Meaning read(Letter letter, CorpId corp) {
        return switch (letter.xml().text("Event").orElse("")) {
            case "change_contact" -> ContactChange.read(letter, corp);
            case "subscribe" -> rangeChange(letter, corp, true);
            case "unsubscribe" -> rangeChange(letter, corp, false);
            case "msgaudit_notify" ->
                    letter.telling(order ->
                            new ArchiveMessagesAnnounced(
                                    corp, letter.app(), letter.receivedAt(), order));
            default -> ContactChange.unrecognized(letter, Optional.of(corp));
        };
    }

    private static Meaning rangeChange(Letter letter, CorpId corp, boolean insideRange) {
        return letter.aboutMember(
                "FromUserName",
                member ->
                        order ->
                                new RangeChangeReported(
                                        corp,
                                        letter.app(),
                                        member,
                                        insideRange,
                                        letter.receivedAt(),
                                        order));
    }
}
