package com.wecombridge.contactsync.application.mirror;

import com.wecombridge.contactsync.application.UnitOfWork;
import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.Content;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes many readings in by short transactions: a long one would hold up all facts of the service.
 */
public final class Portions {

    private static final int SIZE = 100;

    private final UnitOfWork transactions;

    public Portions(UnitOfWork transactions) {
        this.transactions = transactions;
    }

    /**
     * Takes the readings in, portion by portion.
     *
     * @param right the app, locked; empty once the look has lost its right to store, and then the
     *     rest is left alone
     */
    public <T extends Content> Mono<Told> take(
            AppRef app, Mono<ConnectedApp> right, Mirroring<T> mirroring, Harvest<T> harvest) {
        return Flux.fromIterable(harvest.readings())
                .buffer(SIZE)
                .map(portion -> new Harvest<>(portion, harvest.readAt()))
                .concatMap(portion ->
                        transactions.within(
                                app.tenant(), right.flatMap(held -> mirroring.take(held, portion))))
                .reduce(Told.NOTHING, Told::plus);
    }
}
