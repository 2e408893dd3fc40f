package com.wecombridge.notification.domain.sending;

import com.wecombridge.notification.domain.Batch;
import com.wecombridge.notification.domain.Todo;
import java.time.Instant;

/**
 * A batch on its way: one message of WeCom, however many calls it takes.
 *
 * @param open while somebody in it still waits
 */
public record Posting(
        long id, Todo.Ref todo, Batch batch, Instant openedAt, boolean open, Tries tries) {}
