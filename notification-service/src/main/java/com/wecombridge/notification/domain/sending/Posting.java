package com.wecombridge.notification.domain.sending;

import com.wecombridge.notification.domain.Batch;
import com.wecombridge.notification.domain.Todo;
import java.time.Instant;

/**
 * A batch on its way: one message of WeCom, however many calls it takes.
 *
 * @param openedAt when it was recorded
 * @param readAt now, by the clock that said {@code openedAt}: the clocks of those who send differ
 * @param open while somebody in it still waits
 */
public record Posting(
        long id,
        Todo.Ref todo,
        Batch batch,
        Instant openedAt,
        Instant readAt,
        boolean open,
        Tries tries) {}
