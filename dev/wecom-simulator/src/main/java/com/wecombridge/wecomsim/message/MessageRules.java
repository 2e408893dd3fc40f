package com.wecombridge.wecomsim.message;

import static com.wecombridge.wecomsim.card.Verdict.blank;
import static com.wecombridge.wecomsim.card.Verdict.bytes;
import static com.wecombridge.wecomsim.card.Verdict.text;

import com.wecombridge.wecomsim.card.CardRules;
import com.wecombridge.wecomsim.card.Verdict;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether the body of a message is one WeCom takes (90236). Pure: the body in, an errcode or
 * nothing out. What is merely too long is cut later, where WeCom cuts it.
 */
@SeenInDocs({"90236", "90313"})
final class MessageRules {

    /** What a group chat takes as well. */
    static final Set<String> IN_GROUPS =
            Set.of(
                    "text",
                    "image",
                    "voice",
                    "video",
                    "file",
                    "textcard",
                    "news",
                    "mpnews",
                    "markdown");

    private static final int LONGEST_URL = 2048;
    private static final int LONGEST_MARKDOWN = 2048;
    private static final int LONGEST_ARTICLE = 666 * 1024;

    private MessageRules() {}

    /**
     * The errcode of the body, if any.
     *
     * @param knownUser whether an id means a member whom the app may see
     */
    static OptionalInt bodyFault(ObjectNode body, Predicate<String> knownUser) {
        var type = body.path("msgtype").asString("");
        var content = body.path(type);
        return switch (type) {
            case "text" -> new Verdict().unlessText(content, "content", 44004).asOptional();
            case "markdown" -> markdown(content);
            case "image", "voice", "file", "video" ->
                    new Verdict().unlessText(content, "media_id", 41006).asOptional();
            case "textcard" -> textCard(content);
            case "news" -> news(content.path("articles"));
            case "mpnews" -> longArticles(content.path("articles"));
            case "miniprogram_notice" -> miniProgram(content);
            case "interactive_taskcard" -> taskCard(content);
            case "template_msg" -> template(body, content);
            case "template_card" -> CardRules.fault(content, knownUser);
            default -> OptionalInt.of(40008);
        };
    }

    /** Whether the answer carries a response_code: only for cards that people can act on. */
    static boolean interactive(ObjectNode body) {
        return CardRules.interactive(body.path("template_card").path("card_type").asString(""));
    }

    static OptionalInt receiverFault(Receivers wanted) {
        return new Verdict()
                .when(wanted.nobody(), 82001)
                .when(wanted.users().size() > 1000, 40032)
                .when(wanted.parties().size() > 100, 82002)
                .when(wanted.tags().size() > 100, 82003)
                .asOptional();
    }

    private static OptionalInt markdown(JsonNode content) {
        return new Verdict()
                .unlessText(content, "content", 44004)
                .when(bytes(text(content, "content")) > LONGEST_MARKDOWN, 45002)
                .asOptional();
    }

    private static OptionalInt textCard(JsonNode card) {
        var url = text(card, "url");
        return new Verdict()
                .unlessText(card, "title", 41016)
                .unlessText(card, "description", 41033)
                .unlessText(card, "url", 41010)
                .when(bytes(url) > LONGEST_URL, 40039)
                .when(!url.matches("[a-z][a-z0-9+.-]*://.+"), 40058)
                .asOptional();
    }

    private static OptionalInt news(JsonNode articles) {
        var verdict = new Verdict().unlessCount(articles, 1, 8, 45008);
        for (var article : articles) {
            verdict.unlessText(article, "title", 41016)
                    .when(blank(article, "url") && blank(article, "appid"), 41010)
                    .when(bytes(text(article, "url")) > LONGEST_URL, 40039);
        }
        return verdict.asOptional();
    }

    private static OptionalInt longArticles(JsonNode articles) {
        var verdict = new Verdict().unlessCount(articles, 1, 8, 45008);
        for (var article : articles) {
            verdict.unlessText(article, "title", 41016)
                    .unlessText(article, "thumb_media_id", 41006)
                    .unlessText(article, "content", 44004)
                    .when(bytes(text(article, "content")) > LONGEST_ARTICLE, 45002);
        }
        return verdict.asOptional();
    }

    private static OptionalInt miniProgram(JsonNode notice) {
        var verdict =
                new Verdict()
                        .unlessText(notice, "appid", 90207)
                        .unlessText(notice, "title", 41016)
                        .unlessCount(notice.path("content_item"), 0, 10, 90201);
        for (var item : notice.path("content_item")) {
            var key = text(item, "key");
            var value = text(item, "value");
            verdict.when(key.isBlank() || key.length() > 10, 90202)
                    .when(value.isBlank() || value.length() > 30, 90203);
        }
        return verdict.asOptional();
    }

    /**
     * A template that WeCom approved, for apps of suites; tickets of a choice of people are not
     * handed out here, so whoever has one cannot be addressed by it (94516).
     */
    private static OptionalInt template(ObjectNode body, JsonNode content) {
        var verdict =
                new Verdict()
                        .unlessText(content, "template_id", 40035)
                        .when(!body.path("selected_ticket_list").isEmpty(), 40058);
        for (var item : content.path("content_item")) {
            verdict.unlessText(item, "key", 40035).unlessText(item, "value", 40035);
        }
        return verdict.asOptional();
    }

    /** The card before template cards. */
    private static OptionalInt taskCard(JsonNode card) {
        var verdict =
                new Verdict()
                        .when(!text(card, "task_id").matches("[A-Za-z0-9_\\-@]{1,128}"), 42014)
                        .unlessText(card, "title", 41016)
                        .unlessText(card, "description", 41033)
                        .unlessCount(card.path("btn"), 1, 2, 42019);
        for (var button : card.path("btn")) {
            verdict.unlessText(button, "key", 42019).unlessText(button, "name", 42020);
        }
        return verdict.asOptional();
    }
}
