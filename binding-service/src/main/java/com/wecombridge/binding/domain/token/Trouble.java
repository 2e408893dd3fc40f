package com.wecombridge.binding.domain.token;

import java.time.Instant;

/** What keeps us from fetching a token. The one that we hold may still be good. */
public sealed interface Trouble {

    /** For administrators: what WeCom said. */
    String cause();

    Instant since();

    /** Asked again by itself. */
    record Passing(String cause, Instant since) implements Trouble {}

    /** Not asked again until the credential changes: wrong secrets get our address banned. */
    record Stopped(String cause, Instant since) implements Trouble {}
}
