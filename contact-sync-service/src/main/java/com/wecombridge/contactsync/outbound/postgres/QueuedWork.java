package com.wecombridge.contactsync.outbound.postgres;

import com.wecombridge.contactsync.application.apps.WorkBook;
import com.wecombridge.events.work.Work;
import com.wecombridge.events.work.WorkQueue;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Adds work to the queue. */
@Component
final class QueuedWork implements WorkBook {

    private final WorkQueue queue;

    QueuedWork(WorkQueue queue) {
        this.queue = queue;
    }

    @Override
    public Mono<Void> add(Work work) {
        return queue.add(work);
    }
}
