package com.wecombridge.notification.outbound.wecom;

import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.notification.domain.Sender;
import com.wecombridge.notification.domain.card.Card;
import com.wecombridge.notification.domain.sending.Answer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The question and the answer of {@code message/send}. */
final class MessageJson {

    /** WeCom's own default, said all the same: what may be repeated depends on it. */
    static final int DUPLICATE_CHECK_SECONDS = 1_800;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MessageJson() {}

    /** Fields in a fixed order: only equal text is recognised as a duplicate. */
    static String write(Sender sender, List<MemberUserId> members, Card card) {
        var body = new LinkedHashMap<String, Object>();
        body.put(
                "touser",
                members.stream().map(MemberUserId::value).collect(Collectors.joining("|")));
        body.put("msgtype", "textcard");
        body.put("agentid", sender.agentId());
        body.put("textcard", textCard(card));
        body.put("enable_id_trans", 0);
        body.put("enable_duplicate_check", 1);
        body.put("duplicate_check_interval", DUPLICATE_CHECK_SECONDS);
        return JSON.writeValueAsString(body);
    }

    private static Map<String, String> textCard(Card card) {
        var textCard = new LinkedHashMap<String, String>();
        textCard.put("title", card.title());
        textCard.put("description", card.description());
        textCard.put("url", card.link().toString());
        textCard.put("btntxt", card.button());
        return textCard;
    }

    /** An answer that cannot be read came after WeCom had done something: nobody knows what. */
    static Answer read(String answer) {
        try {
            var json = JSON.readTree(answer);
            return new Answer.Taken(
                    Optional.of(json.path("msgid").asString("")).filter(id -> !id.isBlank()),
                    members(json.path("invaliduser")),
                    members(json.path("unlicenseduser")));
        } catch (JacksonException notJson) {
            return new Answer.Lost("WeCom's answer was not understood");
        }
    }

    private static Set<MemberUserId> members(JsonNode list) {
        return Arrays.stream(list.asString("").split("\\|"))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .map(MemberUserId::new)
                .collect(Collectors.toSet());
    }
}
