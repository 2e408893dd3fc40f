package com.wecombridge.wecomsim.world;

import java.util.List;

/** Who may use an app (可见范围), as an administrator picked it: departments and tags unexpanded. */
public record VisibleRange(List<String> users, List<Integer> parties, List<Integer> tags) {

    /** Nobody. */
    public static final VisibleRange NOBODY = new VisibleRange(List.of(), List.of(), List.of());

    /** Everybody below the root department. */
    public static final VisibleRange WHOLE_CORP =
            new VisibleRange(List.of(), List.of(1), List.of());
}
