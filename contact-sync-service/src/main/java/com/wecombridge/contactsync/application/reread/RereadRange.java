package com.wecombridge.contactsync.application.reread;

import com.wecombridge.contactsync.application.UnitOfWork;
import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.application.apps.ConnectedApps;
import com.wecombridge.contactsync.application.mirror.DirectoryException;
import com.wecombridge.contactsync.application.mirror.RangeReader;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.events.work.Outcome;
import com.wecombridge.events.work.Outcome.Done;
import com.wecombridge.events.work.Outcome.DoneForAllDue;
import com.wecombridge.events.work.Outcome.NotYet;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks at an app's departments and visible range again, and judges everybody by them. */
@Component
public final class RereadRange {

    private final UnitOfWork transactions;
    private final ConnectedApps apps;
    private final RangeReader rangeReader;
    private final Redrawing redrawing;

    public RereadRange(
            UnitOfWork transactions,
            ConnectedApps apps,
            RangeReader rangeReader,
            Redrawing redrawing) {
        this.transactions = transactions;
        this.apps = apps;
        this.rangeReader = rangeReader;
        this.redrawing = redrawing;
    }

    /**
     * One try.
     *
     * @param readAt before anything is asked; by the database's clock
     */
    public record Command(AppRef app, Instant readAt, int attempt) {}

    public Mono<Outcome> handle(Command command) {
        return transactions
                .within(command.app().tenant(), apps.find(command.app()))
                .filter(ConnectedApp::connected)
                .flatMap(app -> look(app, command))
                .defaultIfEmpty(new Done(Mono.empty()))
                .onErrorResume(DirectoryException.class, e -> Mono.just(again(command, e)));
    }

    /** Stored before the work ends: it is right however often it is done. */
    private Mono<Outcome> look(ConnectedApp app, Command command) {
        return rangeReader
                .read(app)
                .flatMap(around -> redrawing.store(app.ref(), around, command.readAt()))
                .thenReturn(new DoneForAllDue(Mono.empty()));
    }

    private static Outcome again(Command command, DirectoryException failure) {
        var setback = failure.setback();
        return new NotYet(setback.waitAfter(command.attempt()), setback.cause());
    }
}
