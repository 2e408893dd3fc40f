package com.wecombridge.binding.inbound.web;

import com.wecombridge.binding.application.pairing.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * A part of a list.
 *
 * @param next the cursor of the next part; absent in the last one
 */
record ListPart<T>(List<T> items, @Nullable String next) {

    private static final int LARGEST = Page.LARGEST - 1;

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

    static Asked asked(String cursor, int limit) {
        if (limit < 1 || limit > LARGEST) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "limit is between 1 and " + LARGEST);
        }
        return new Asked(cursor, limit);
    }
}
