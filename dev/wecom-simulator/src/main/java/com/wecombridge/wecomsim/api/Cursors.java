package com.wecombridge.wecomsim.api;

import com.wecombridge.wecomsim.view.Digests;
import com.wecombridge.wecomsim.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Cursors of long lists: good for the caller and the question they were made for, and for four
 * hours (99434 says so; assumed for the other lists).
 */
public final class Cursors {

    private static final Duration LIFE = Duration.ofHours(4);
    private static final int MARK = 12;

    private final World world;

    public Cursors(World world) {
        this.world = world;
    }

    /** A cursor that stands behind the position. */
    public String after(String position, Caller caller, String question) {
        var issued = Long.toString(world.instant().getEpochSecond());
        var text = mark(position, issued, caller, question) + issued + "/" + position;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The position that the cursor stands behind; empty for the beginning. */
    public String position(String cursor, Caller caller, String question) {
        if (cursor.isEmpty()) {
            return "";
        }
        var text = text(cursor);
        var slash = text.indexOf('/');
        if (slash < MARK) {
            throw RefusalException.of(40058);
        }
        var issued = text.substring(MARK, slash);
        var position = text.substring(slash + 1);
        if (!text.startsWith(mark(position, issued, caller, question)) || expired(issued)) {
            throw RefusalException.of(40058);
        }
        return position;
    }

    private boolean expired(String issued) {
        var end = Instant.ofEpochSecond(Long.parseLong(issued)).plus(LIFE);
        return !world.instant().isBefore(end);
    }

    private static String text(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw RefusalException.of(40058);
        }
    }

    private static String mark(String position, String issued, Caller caller, String question) {
        return Digests.letters(
                MARK, question, position, issued, caller.corpId(), caller.token().agentId());
    }
}
