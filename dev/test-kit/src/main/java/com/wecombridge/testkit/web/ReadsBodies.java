package com.wecombridge.testkit.web;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** What a door keeps that reads a JSON body. */
public interface ReadsBodies extends KeepsTheDoor {

    /**
     * Something that takes a body.
     *
     * @param required a field that must be in the body
     */
    record Writing(String method, String path, String required) {}

    /** One of the door's own. */
    Writing writing();

    @Test
    default void refusesWhatIsNoJson() {
        door().send(writing().method(), writing().path(), "{").is(400, "bad-request");
        door().send(writing().method(), writing().path(), "").is(400, "bad-request");
    }

    @Test
    default void namesTheFieldThatIsMissing() {
        door().send(writing().method(), writing().path(), "{}")
                .is(400, "bad-request")
                .names(writing().required());
    }

    @Test
    default void namesTheFieldThatItDoesNotKnow() {
        door().send(writing().method(), writing().path(), "{\"noSuchField\":1}")
                .is(400, "bad-request")
                .names("noSuchField");
    }

    @Test
    default void readsNothingElseThanJson() {
        WebDoor.answerTo(
                        door().asking(writing().path(), door().administrator())
                                .header("Content-Type", "text/plain")
                                .method(writing().method(), BodyPublishers.ofString("{}")))
                .is(415, "unsupported-media-type");
    }

    @Test
    default void letsOnlyAdministratorsWrite() {
        WebDoor.answerTo(
                        door().asking(
                                        writing().path(),
                                        door().gateway().introduces("acme", "auditor"))
                                .header("Content-Type", "application/json")
                                .method(writing().method(), BodyPublishers.ofString("{}")))
                .is(403, "not-allowed");
    }
}
