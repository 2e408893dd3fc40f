package com.wecombridge.wecom.callback;

import java.util.Optional;

/**
 * The outer XML of a callback: nothing in it is to be believed before the signature is checked.
 *
 * @param encrypted the Base64 text as it arrived
 */
public record CallbackEnvelope(String toUserName, Optional<String> agentId, String encrypted) {

    /** Empty for a body that is not such an XML: then there is nothing that could be authentic. */
    public static Optional<CallbackEnvelope> read(byte[] body) {
        return switch (CallbackXml.read(body)) {
            case CallbackXml.Parsed(var xml) -> of(xml);
            case CallbackXml.Refused _ -> Optional.empty();
        };
    }

    private static Optional<CallbackEnvelope> of(CallbackXml xml) {
        return xml.text("Encrypt")
                .map(encrypted ->
                        new CallbackEnvelope(
                                xml.text("ToUserName").orElse(""), xml.text("AgentID"), encrypted));
    }
}
