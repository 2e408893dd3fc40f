package com.wecombridge.acceptance.day;

import com.wecombridge.acceptance.Http;
import com.wecombridge.acceptance.Unmet;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The program behind an app that the company built itself, as far as a day needs it. */
final class OwnBackend {

    private final Http http;
    private final URI wecom;
    private final int agentId;
    private final String token;

    OwnBackend(Http http, URI wecom, String corpId, int agentId, String secret) {
        this.http = http;
        this.wecom = wecom;
        this.agentId = agentId;
        var asked = "/cgi-bin/gettoken?corpid=" + corpId + "&corpsecret=" + secret;
        this.token =
                taken(http.get(wecom.resolve(asked), Map.of())).path("access_token").asString("");
    }

    /** A card that asks for a yes or a no. */
    JsonNode askForApproval(String member, String title) {
        var buttons =
                List.of(
                        Map.of("text", "同意", "style", 1, "key", "approve"),
                        Map.of("text", "驳回", "style", 2, "key", "reject"));
        return send(
                member,
                Map.of(
                        "card_type",
                        "button_interaction",
                        "task_id",
                        "ask-" + System.nanoTime(),
                        "main_title",
                        Map.of("title", title),
                        "button_list",
                        buttons));
    }

    /** A card that asks for a vote. */
    JsonNode askForVote(String member, String title, String... choices) {
        var options =
                List.of(choices).stream()
                        .map(choice -> Map.of("id", choice, "text", choice))
                        .toList();
        return send(
                member,
                Map.of(
                        "card_type", "vote_interaction",
                        "task_id", "vote-" + System.nanoTime(),
                        "main_title", Map.of("title", title),
                        "checkbox",
                                Map.of("question_key", "which", "option_list", options, "mode", 0),
                        "submit_button", Map.of("text", "投票", "key", "vote")));
    }

    /** The card turns: its buttons give way to these words. */
    void turn(JsonNode sent, String member, String words) {
        var button = Map.of("replace_name", words);
        var turned =
                Map.of(
                        "userids",
                        List.of(member),
                        "agentid",
                        agentId,
                        "response_code",
                        sent.path("response_code").asString(""),
                        "button",
                        button);
        call("/cgi-bin/message/update_template_card", turned);
    }

    void recall(JsonNode sent) {
        call("/cgi-bin/message/recall", Map.of("msgid", sent.path("msgid").asString("")));
    }

    JsonNode write(String member, String words) {
        return call("/cgi-bin/message/send", to(member, "text", Map.of("content", words)));
    }

    /** The code of the answer, whatever it is. */
    int tries(String path) {
        return http.get(withToken(path), Map.of()).json().path("errcode").asInt(0);
    }

    private JsonNode send(String member, Map<String, ?> card) {
        return call("/cgi-bin/message/send", to(member, "template_card", card));
    }

    private Map<String, Object> to(String member, String kind, Map<String, ?> content) {
        var message = new LinkedHashMap<String, Object>();
        message.put("touser", member);
        message.put("agentid", agentId);
        message.put("msgtype", kind);
        message.put(kind, content);
        return message;
    }

    private JsonNode call(String path, Map<String, ?> body) {
        return taken(http.post(withToken(path), Map.of(), body));
    }

    private URI withToken(String path) {
        return wecom.resolve(path + (path.contains("?") ? "&" : "?") + "access_token=" + token);
    }

    private static JsonNode taken(Http.Answer answer) {
        var json = answer.json();
        if (json.path("errcode").asInt(0) != 0) {
            throw new Unmet("WeCom answered " + json);
        }
        return json;
    }
}
