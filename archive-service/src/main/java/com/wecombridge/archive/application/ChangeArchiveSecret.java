package com.wecombridge.archive.application;

import com.wecombridge.archive.application.Audit.Act;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sets the Secret with which WeCom lets us pull the archive; the one before is forgotten. */
@Component
public final class ChangeArchiveSecret {

    private final Corps corps;
    private final Archives archives;
    private final Audit audit;
    private final UnitOfWork unit;
    private final Clock clock;

    public ChangeArchiveSecret(
            Corps corps, Archives archives, Audit audit, UnitOfWork unit, Clock clock) {
        this.corps = corps;
        this.archives = archives;
        this.audit = audit;
        this.unit = unit;
        this.clock = clock;
    }

    /** False, changing nothing, if the corp is not the tenant's. */
    public Mono<Boolean> handle(Command command) {
        var tenant = command.actor().tenant();
        var change =
                corps.connected(tenant, command.corp())
                        .flatMap(connected ->
                                connected
                                        ? carryOut(command).thenReturn(true)
                                        : refuse(command).thenReturn(false));
        return unit.within(tenant, change);
    }

    private Mono<Void> carryOut(Command command) {
        var tenant = command.actor().tenant();
        return archives.lock(tenant, command.corp())
                .then(archives.setSecret(tenant, command.corp(), command.secret(), clock.instant()))
                .then(audit.done(command.actor(), act(command)));
    }

    private Mono<Void> refuse(Command command) {
        return audit.refused(command.actor(), act(command), "CORP_NOT_CONNECTED");
    }

    private static Act act(Command command) {
        return new Act("archive.secret.set", command.corp(), Map.of());
    }

    /** Which Secret, for which corp, by whom. */
    public record Command(Actor actor, CorpId corp, SealedSecret secret) {}
}
