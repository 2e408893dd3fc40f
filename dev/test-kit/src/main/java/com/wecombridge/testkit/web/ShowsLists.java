package com.wecombridge.testkit.web;

import org.junit.jupiter.api.Test;

/** What a door keeps that shows lists page by page: fifty things, or up to 200 if asked for. */
public interface ShowsLists extends KeepsTheDoor {

    @Test
    default void namesTheLimitThatIsOutOfBounds() {
        for (var limit : new String[] {"0", "201", "many"}) {
            door().get(with("limit=" + limit), door().administrator())
                    .is(400, "bad-request")
                    .names("limit");
        }
    }

    /** A page that begins at no text at all. */
    @Test
    default void namesTheCursorThatCannotBe() {
        door().get(with("cursor=%00"), door().administrator())
                .is(400, "bad-request")
                .names("cursor");
    }

    private String with(String parameter) {
        var shown = door().shown();
        return shown + (shown.contains("?") ? "&" : "?") + parameter;
    }
}
