package com.wecombridge.contactsync.application.connect;

import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.application.apps.ConnectedApps;
import com.wecombridge.contactsync.application.apps.DirectoryWork;
import com.wecombridge.contactsync.application.apps.WorkBook;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.events.binding.AppMode;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Binding told that an app is gone: nothing of its directory may stay. */
@Component
public final class DisconnectApp {

    private final ConnectedApps apps;
    private final WorkBook work;

    public DisconnectApp(ConnectedApps apps, WorkBook work) {
        this.apps = apps;
        this.work = work;
    }

    /** The app and the version of the fact that ended it. */
    public record Command(AppRef app, long version) {}

    public Mono<Void> handle(Command command) {
        return apps.locked(command.app())
                .defaultIfEmpty(neverSeen(command.app()))
                .filter(app -> app.version() < command.version())
                .flatMap(app -> apps.save(ended(app, command.version())).then(forget(app.ref())));
    }

    private Mono<Void> forget(AppRef app) {
        return Mono.defer(() -> work.add(DirectoryWork.forget(app)));
    }

    private static ConnectedApp neverSeen(AppRef app) {
        return new ConnectedApp(app, AppMode.UNKNOWN, 0, false, 0, Instant.EPOCH);
    }

    private static ConnectedApp ended(ConnectedApp app, long version) {
        return new ConnectedApp(
                app.ref(), app.mode(), app.agentId(), false, version, app.wholeReadAt());
    }
}
