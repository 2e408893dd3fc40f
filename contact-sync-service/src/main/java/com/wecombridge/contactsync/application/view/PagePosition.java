package com.wecombridge.contactsync.application.view;

import com.wecombridge.events.id.AppId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The last row of a page; the next page begins behind it, whatever was inserted meanwhile. */
public record PagePosition(AppId app, String key) {

    private static final String SEPARATOR = "\n";

    /** As callers carry it; they must not look inside. */
    public String cursor() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((app + SEPARATOR + key).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor back.
     *
     * @throws IllegalArgumentException if it is none of ours
     */
    public static PagePosition of(String cursor) {
        var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        var parts = text.split(SEPARATOR, -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a cursor");
        }
        return new PagePosition(new AppId(parts[0]), parts[1]);
    }
}
