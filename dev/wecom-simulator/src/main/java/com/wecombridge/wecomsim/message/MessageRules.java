package com.wecombridge.wecomsim.message;

import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether the body of a message is one WeCom takes (90236). Pure: the body in, an errcode or
 * nothing out.
 */
final class MessageRules {

    private static final Set<String> WITH_MEDIA = Set.of("image", "voice", "video", "file");
    private static final Set<String> INTERACTIVE =
            Set.of("button_interaction", "vote_interaction", "multiple_interaction");
    private static final Set<String> NOTICES = Set.of("text_notice", "news_notice");
    private static final int LONGEST_URL = 2048;

    private MessageRules() {}

    static OptionalInt bodyFault(ObjectNode body) {
        var type = body.path("msgtype").asString("");
        var content = body.path(type);
        if (WITH_MEDIA.contains(type)) {
            return fault(missing(content, "media_id"), 40007);
        }
        return switch (type) {
            case "text", "markdown" -> fault(missing(content, "content"), 44004);
            case "textcard" -> textCardFault(content);
            case "news", "mpnews" -> articlesFault(content.path("articles"));
            case "template_card" -> cardFault(content);
            case "miniprogram_notice" -> fault(missing(content, "title"), 40058);
            default -> OptionalInt.of(40008);
        };
    }

    /** Whether the answer carries a response_code: only for cards that people can act on. */
    static boolean interactive(ObjectNode body) {
        return INTERACTIVE.contains(body.path("template_card").path("card_type").asString(""));
    }

    static OptionalInt receiverFault(Receivers wanted) {
        if (wanted.nobody()) {
            return OptionalInt.of(82001);
        }
        if (wanted.users().size() > 1000) {
            return OptionalInt.of(40032);
        }
        if (wanted.parties().size() > 100) {
            return OptionalInt.of(82002);
        }
        return fault(wanted.tags().size() > 100, 82003);
    }

    private static OptionalInt textCardFault(JsonNode card) {
        var url = card.path("url").asString("");
        if (missing(card, "title") || missing(card, "description") || url.isBlank()) {
            return OptionalInt.of(40058);
        }
        if (url.length() > LONGEST_URL) {
            return OptionalInt.of(40039);
        }
        return fault(!url.matches("[a-z][a-z0-9+.-]*://.+"), 40058);
    }

    private static OptionalInt articlesFault(JsonNode articles) {
        if (!articles.isArray() || articles.isEmpty()) {
            return OptionalInt.of(40058);
        }
        return fault(articles.size() > 8, 45008);
    }

    private static OptionalInt cardFault(JsonNode card) {
        var type = card.path("card_type").asString("");
        if (!INTERACTIVE.contains(type) && !NOTICES.contains(type)) {
            return OptionalInt.of(40058);
        }
        var taskId = card.path("task_id").asString("");
        var wantsTask = INTERACTIVE.contains(type) || card.has("action_menu");
        if (wantsTask && taskId.isEmpty()) {
            return OptionalInt.of(42014);
        }
        if (!taskId.isEmpty() && !taskId.matches("[A-Za-z0-9_\\-@]{1,128}")) {
            return OptionalInt.of(42014);
        }
        return fault(NOTICES.contains(type) && !card.path("card_action").isObject(), 40058);
    }

    private static boolean missing(JsonNode content, String field) {
        return content.path(field).asString("").isBlank();
    }

    private static OptionalInt fault(boolean present, int errcode) {
        return present ? OptionalInt.of(errcode) : OptionalInt.empty();
    }
}
