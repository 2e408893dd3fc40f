package com.wecombridge.wecomsim.define;

import java.util.Map;

/** Something that is said: by whom, to whom, what. */
public final class ChatDefinition extends Definition<ChatDefinition> {

    /** A member or somebody outside. */
    public ChatDefinition from(String id) {
        return set("from", id);
    }

    /** The other one of a single chat. */
    public ChatDefinition to(String id) {
        return set("to", id);
    }

    /** A group instead. */
    public ChatDefinition room(String chatId) {
        return set("roomId", chatId);
    }

    public ChatDefinition text(String text) {
        return set("text", text);
    }

    /** Any type of the archive, with the body as the archive shows it. */
    public ChatDefinition body(String msgtype, Map<String, ?> body) {
        return set("msgtype", msgtype).set("content", body);
    }

    /** An example of the type: {@code MINIMAL}, {@code MAXIMAL} or {@code ALTERNATIVE}. */
    public ChatDefinition sample(String msgtype, String which) {
        return set("msgtype", msgtype).set("sample", which);
    }

    /** A file of so many bytes, computed. */
    public ChatDefinition file(String msgtype, String name, long bytes) {
        return set("msgtype", msgtype).set("file", Map.of("name", name, "bytes", bytes));
    }
}
