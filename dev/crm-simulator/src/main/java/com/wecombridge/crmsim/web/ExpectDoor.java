package com.wecombridge.crmsim.web;

import com.wecombridge.crmsim.store.StateFile;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code expect}: waits until something is so. */
final class ExpectDoor {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int EXPECTATION_FAILED = 417;

    private final StateFile state;
    private final Views views;

    ExpectDoor(StateFile state, Views views) {
        this.state = state;
        this.views = views;
    }

    void handle(Context context) throws InterruptedException {
        var wish = Bodies.as(Bodies.read(context), Expectation.class);
        boolean soItIs = state.await(() -> matches(wish).size() >= wish.count(), wish.patience());
        List<JsonNode> matches = state.read(() -> matches(wish));
        if (soItIs) {
            Answers.json(context, 200, matches);
        } else {
            Answers.json(context, EXPECTATION_FAILED, new Missed(matches, all(wish)));
        }
    }

    private List<JsonNode> matches(Expectation wish) {
        return views.rows(wish.what(), new Filter(wish.fields(), Integer.MAX_VALUE));
    }

    private List<JsonNode> all(Expectation wish) {
        return state.read(() -> views.rows(wish.what(), new Filter(Map.of(), 20)));
    }

    /** What is waited for: at least so many rows of a kind, within a time. */
    private record Expectation(
            String what,
            Optional<Map<String, String>> where,
            Optional<Integer> atLeast,
            Optional<Duration> within) {

        Map<String, String> fields() {
            return where.orElse(Map.of());
        }

        int count() {
            return atLeast.orElse(1);
        }

        Duration patience() {
            Duration wished = within.orElse(Duration.ofSeconds(10));
            return wished.compareTo(LONGEST) > 0 ? LONGEST : wished;
        }
    }

    /** What was there instead: the matches that there were, and the newest rows of the kind. */
    private record Missed(List<JsonNode> matches, List<JsonNode> newest) {}
}
