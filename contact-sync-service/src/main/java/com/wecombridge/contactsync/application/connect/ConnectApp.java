package com.wecombridge.contactsync.application.connect;

import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.application.apps.ConnectedApps;
import com.wecombridge.contactsync.application.sync.PlanSync;
import com.wecombridge.contactsync.domain.SyncRun.Reason;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Binding told about a connected app: when it is newly connected, its directory is to be read. */
@Component
public final class ConnectApp {

    private static final String OURSELVES = "contact-sync-service";

    private final ConnectedApps apps;
    private final PlanSync planSync;

    public ConnectApp(ConnectedApps apps, PlanSync planSync) {
        this.apps = apps;
        this.planSync = planSync;
    }

    /** The app as told. Old facts change nothing. */
    public record Command(ConnectedApp told) {}

    public Mono<Void> handle(Command command) {
        return apps.locked(command.told().ref())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(known -> carryOut(known, command.told()));
    }

    private Mono<Void> carryOut(Optional<ConnectedApp> known, ConnectedApp told) {
        if (known.filter(app -> app.version() >= told.version()).isPresent()) {
            return Mono.empty();
        }
        var saved = apps.save(told);
        return seesAnotherDirectory(known, told)
                ? saved.then(
                                planSync.handle(
                                        new PlanSync.Command(
                                                told.ref(), Reason.CONNECTED, OURSELVES)))
                        .then()
                : saved;
    }

    /** Binding tells an app again at every change of its name or the like; that is no reason. */
    private static boolean seesAnotherDirectory(Optional<ConnectedApp> known, ConnectedApp told) {
        return known.filter(ConnectedApp::connected)
                .filter(app -> app.agentId() == told.agentId() && app.mode() == told.mode())
                .isEmpty();
    }
}
