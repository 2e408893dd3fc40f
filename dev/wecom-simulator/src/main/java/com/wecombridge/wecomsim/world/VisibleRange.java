package com.wecombridge.wecomsim.world;

import java.util.List;
import java.util.Objects;

/** Who may use an app (可见范围), as an administrator picked it: departments and tags unexpanded. */
public record VisibleRange(List<String> users, List<Integer> parties, List<Integer> tags) {

    /** A part that was not mentioned is empty. */
    public VisibleRange {
        users = Objects.requireNonNullElse(users, List.of());
        parties = Objects.requireNonNullElse(parties, List.of());
        tags = Objects.requireNonNullElse(tags, List.of());
    }

    /** Nobody. */
    public static final VisibleRange NOBODY = new VisibleRange(List.of(), List.of(), List.of());

    /** Everybody below the root department. */
    public static final VisibleRange WHOLE_CORP =
            new VisibleRange(List.of(), List.of(1), List.of());
}
