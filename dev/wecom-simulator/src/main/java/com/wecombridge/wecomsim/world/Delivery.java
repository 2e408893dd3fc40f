package com.wecombridge.wecomsim.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One callback on its way to one address. Its plaintext never changes; every attempt encrypts it
 * anew.
 *
 * @param successRequired whether only the body {@code success} counts as taken
 */
public record Delivery(
        long id,
        String corpId,
        String suiteId,
        int agentId,
        String kind,
        String changeType,
        String url,
        String toUserName,
        String receiveId,
        String token,
        String aesKey,
        String plaintext,
        Duration timeLimit,
        boolean successRequired,
        State state,
        Instant createdAt,
        Instant nextAttemptAt,
        List<Attempt> attempts) {

    private static final Pattern TIME = Pattern.compile("<(CreateTime|TimeStamp)>\\d+");

    /** The same callback after one more attempt. */
    public Delivery after(Attempt attempt, State next, Instant again) {
        var all = new ArrayList<>(attempts);
        all.add(attempt);
        return with(plaintext, next, again, List.copyOf(all));
    }

    /** The same callback naming another time. */
    public Delivery restamped(Instant at) {
        var text = TIME.matcher(plaintext).replaceFirst("<$1>" + at.getEpochSecond());
        return with(text, state, nextAttemptAt, attempts);
    }

    /** The same callback in another state. */
    public Delivery in(State next) {
        return with(plaintext, next, nextAttemptAt, attempts);
    }

    private Delivery with(String text, State next, Instant again, List<Attempt> all) {
        return new Delivery(
                id,
                corpId,
                suiteId,
                agentId,
                kind,
                changeType,
                url,
                toUserName,
                receiveId,
                token,
                aesKey,
                text,
                timeLimit,
                successRequired,
                next,
                createdAt,
                again,
                all);
    }

    /**
     * One try.
     *
     * @param outcome {@code taken}, or what went wrong in words
     * @param status the HTTP status, 0 when none came
     */
    public record Attempt(
            Instant at, String nonce, String outcome, int status, String answer, long tookMillis) {}

    /** Where a callback stands. */
    public enum State {
        HELD,
        PENDING,
        DELIVERED,
        GIVEN_UP,
        DROPPED
    }
}
