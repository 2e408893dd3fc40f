package com.wecombridge.corpus.cases;

import com.wecombridge.corpus.wire.Reply;

/**
 * One bad input.
 *
 * @param row of the list in quality-bar.md, C3, to whose family it belongs
 * @param name unique within the row
 */
public record Case(int row, String name, Act act, Expected expected) {

    /** Sends it once; the mark is different each time and stands in whatever is unique about it. */
    @FunctionalInterface
    public interface Act {
        Reply with(String mark);
    }

    public int group() {
        if (row <= 16) {
            return 1;
        }
        if (row <= 33) {
            return 2;
        }
        if (row <= 48) {
            return 3;
        }
        return row <= 60 ? 4 : 7;
    }

    @Override
    public String toString() {
        return "%d/%d %s".formatted(group(), row, name);
    }
}
