package com.wecombridge.wecomsim.chat;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something said in a conversation.
 *
 * @param conversation the group, or the two who talk
 * @param action send, recall or switch
 * @param roomId empty in a single chat
 * @param content everything below the common fields, as the archive shows it once decrypted: {@code
 *     {"text":{"content":"…"}}}
 * @param external whether people outside take part
 * @param recalled whether it was taken back later
 */
public record Said(
        long seq,
        String corpId,
        String conversation,
        String msgId,
        String action,
        String from,
        List<String> to,
        String roomId,
        Instant at,
        String msgtype,
        ObjectNode content,
        boolean external,
        boolean recalled) {

    Said takenBack() {
        return new Said(
                seq,
                corpId,
                conversation,
                msgId,
                action,
                from,
                to,
                roomId,
                at,
                msgtype,
                content,
                external,
                true);
    }

    /** The body of its type, or the whole where the fields stand without one. */
    public ObjectNode body() {
        return content.properties().stream()
                .map(field -> field.getValue())
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElse(content);
    }
}
