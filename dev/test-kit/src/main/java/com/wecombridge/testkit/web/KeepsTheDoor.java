package com.wecombridge.testkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * What every service's web door keeps: who may come in, and how it says no. A service's integration
 * test implements it and says where its door is.
 */
public interface KeepsTheDoor {

    /** The door of the running service. */
    WebDoor door();

    @Test
    default void letsNobodyInWithoutAToken() {
        var refused = door().get(door().shown(), "").is(401, "not-signed-in");

        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
        door().get("/api/v1/no-such-thing", "").is(401, "not-signed-in");
        door().get(door().shown(), "Bearer nonsense").is(401, "not-signed-in");
    }

    @Test
    default void takesTheGatewaysWordOnly() {
        var token = door().gateway().introducedBySomebodyElse("acme", "administrator");

        door().get(door().shown(), token).is(401, "not-signed-in");
    }

    @Test
    default void takesNoTokenThatWasMadeForSomebodyElse() {
        var token = door().gateway().introducesToSomebodyElse("acme", "administrator");

        door().get(door().shown(), token).is(401, "not-signed-in");
    }

    @Test
    default void takesNoTokenThatIsTooOld() {
        var token = door().gateway().introducedTooLongAgo("acme", "administrator");

        door().get(door().shown(), token).is(401, "not-signed-in");
    }

    @Test
    default void showsThingsToAdministratorsAndAuditorsOfATenant() {
        var gateway = door().gateway();

        var refused = door().get(door().shown(), gateway.introduces("acme")).is(403, "not-allowed");
        assertThat(refused.header("WWW-Authenticate")).contains("insufficient_scope");
        door().get(door().shown(), gateway.introduces("acme", "salesperson"))
                .is(403, "not-allowed");
        door().get(door().shown(), gateway.introduces("", "administrator")).is(403, "not-allowed");
        assertThat(
                        door().get(door().shown(), gateway.introduces("acme", "auditor"))
                                .answer()
                                .statusCode())
                .isIn(200, 404);
    }

    @Test
    default void knowsNoOtherAddress() {
        var answer = door().get("/api/v1/no-such-thing", door().administrator());

        assertThat(answer.is(404, "not-found").answer().body()).doesNotContain("no-such-thing");
    }

    @Test
    default void saysWhichMethodsThereAre() {
        var answer =
                WebDoor.answerTo(door().asking(door().shown(), door().administrator()).DELETE());

        assertThat(answer.is(405, "method-not-allowed").header("Allow")).contains("GET");
    }

    @Test
    default void speaksJsonOnly() {
        WebDoor.answerTo(
                        door().asking(door().shown(), door().administrator())
                                .header("Accept", "application/xml"))
                .is(406, "not-acceptable");
    }
}
