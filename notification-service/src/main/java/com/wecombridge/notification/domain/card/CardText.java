package com.wecombridge.notification.domain.card;

import java.text.BreakIterator;
import java.util.Locale;

/** Text as it may stand in a card: one line, no markup of its own, cut where a character ends. */
final class CardText {

    private static final String CUT = "…";

    private CardText() {}

    /**
     * Takes away what WeCom would read as markup or as a new line. Full-width forms look the same
     * to a reader and mean nothing to WeCom, whether or not it knows entities.
     */
    static String plain(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().map(CardText::harmless).forEach(plain::appendCodePoint);
        return plain.toString().strip().replaceAll(" {2,}", " ");
    }

    private static int harmless(int character) {
        return switch (character) {
            case '<' -> '＜';
            case '>' -> '＞';
            case '&' -> '＆';
            default -> isBlankOrUnpaired(character) ? ' ' : character;
        };
    }

    private static boolean isBlankOrUnpaired(int character) {
        return Character.isWhitespace(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE;
    }

    /** At most so many UTF-16 units; what a reader sees as one character is kept or left whole. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        if (longest < CUT.length()) {
            return "";
        }
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int room = longest - CUT.length();
        int end = characters.isBoundary(room) ? room : characters.preceding(room);
        return text.substring(0, end).stripTrailing() + CUT;
    }
}
