package com.wecombridge.corpus.cases;

import com.wecombridge.corpus.wire.Reply;
import java.util.List;

/**
 * One bad input.
 *
 * @param row of the list of bad inputs to whose family it belongs
 * @param name unique within the row
 */
public record Case(int row, String name, Act act, Expected expected) {

    /** Sends it once; the mark is different each time and stands in whatever is unique about it. */
    @FunctionalInterface
    public interface Act {
        List<Reply> with(String mark);
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

    /** Whether it may take longer than a second, as slow bodies do. */
    public boolean takesLong() {
        return expected.bound().compareTo(Expected.USUAL) > 0;
    }

    @Override
    public String toString() {
        return "%d/%d %s".formatted(group(), row, name);
    }
}
