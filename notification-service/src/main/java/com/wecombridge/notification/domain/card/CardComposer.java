package com.wecombridge.notification.domain.card;

import com.wecombridge.notification.domain.Todo;
import com.wecombridge.notification.domain.Todo.Line;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes the card of a to-do: what and for whom; up to five key values; who asked, and until when.
 *
 * <p>Lengths are counted in UTF-16 units, the strictest reading of WeCom's "characters" (O:90236).
 */
public final class CardComposer {

    static final int LONGEST_TITLE = 128;
    static final int LONGEST_DESCRIPTION = 512;

    private static final String BUTTON = "查看";
    private static final String UNTITLED = "待办事项";
    private static final int MOST_DETAILS = 5;
    private static final int LONGEST_LABEL = 20;
    private static final int LONGEST_NAME = 40;

    private final ZoneId zone;

    /**
     * @param zone in which times are shown
     */
    public CardComposer(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * @param askedBy the name of whoever asked, where it is known
     */
    public Card compose(Todo todo, Optional<String> askedBy, URI link) {
        var title = CardText.cut(CardText.plain(todo.subject().title()), LONGEST_TITLE);
        return new Card(
                title.isEmpty() ? UNTITLED : title, description(todo, askedBy), link, BUTTON);
    }

    /** The last lines are written first, so that they are never the ones that are cut. */
    private String description(Todo todo, Optional<String> askedBy) {
        var closing = closing(todo, askedBy);
        int room = LONGEST_DESCRIPTION - closing.stream().mapToInt(String::length).sum();
        var lines = new ArrayList<String>();
        for (var detail : todo.subject().details().stream().limit(MOST_DETAILS).toList()) {
            var line = detail(detail, room);
            room -= line.length();
            lines.add(line);
        }
        lines.addAll(closing);
        return String.join("", lines);
    }

    private static String detail(Line detail, int room) {
        var label = CardText.cut(CardText.plain(detail.label()), LONGEST_LABEL);
        var value = CardText.plain(detail.value());
        return line("normal", label.isEmpty() ? value : label + "：" + value, room);
    }

    private List<String> closing(Todo todo, Optional<String> askedBy) {
        var lines = new ArrayList<String>();
        askedBy.map(CardText::plain)
                .filter(name -> !name.isEmpty())
                .map(name -> CardText.cut(name, LONGEST_NAME) + " 发起")
                .or(() -> Optional.of("发起"))
                .map(who -> who + "于 " + shown(todo.request().askedAt(), todo))
                .ifPresent(text -> lines.add(line("gray", text, LONGEST_DESCRIPTION)));
        todo.request()
                .dueAt()
                .map(due -> "请在 " + shown(due, todo) + " 前处理")
                .ifPresent(text -> lines.add(line("highlight", text, LONGEST_DESCRIPTION)));
        return lines;
    }

    /** The year is said where it is not the year in which the to-do was assigned. */
    private String shown(Instant time, Todo todo) {
        var there = time.atZone(zone);
        var sameYear = there.getYear() == todo.request().askedAt().atZone(zone).getYear();
        var pattern = sameYear ? "M月d日 HH:mm" : "yyyy年M月d日 HH:mm";
        return there.format(DateTimeFormatter.ofPattern(pattern, Locale.CHINA));
    }

    /** Empty where there is no room for a line that says something. */
    private static String line(String style, String text, int room) {
        var open = "<div class=\"" + style + "\">";
        var close = "</div>";
        var cut = CardText.cut(text, room - open.length() - close.length());
        return cut.length() < 2 ? "" : open + cut + close;
    }
}
