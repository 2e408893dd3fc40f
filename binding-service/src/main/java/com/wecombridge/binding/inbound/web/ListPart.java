package com.wecombridge.binding.inbound.web;

import com.wecombridge.binding.application.pairing.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the cursor of the next part; absent in the last one
 */
record ListPart<T>(List<T> items, @Nullable String next) {

    /** What was asked for. */
    record Asked(String after, int limit) {

        /** One more than asked shows whether there is a next part. */
        Page withOneMore() {
            return new Page(after, limit + 1);
        }

        <T> ListPart<T> of(List<T> found, Function<T, String> key) {
            if (found.size() <= limit) {
                return new ListPart<>(found, null);
            }
            var items = found.subList(0, limit);
            return new ListPart<>(items, key.apply(items.getLast()));
        }
    }
}
