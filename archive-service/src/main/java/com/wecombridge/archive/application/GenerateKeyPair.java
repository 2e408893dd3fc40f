package com.wecombridge.archive.application;

import com.wecombridge.archive.application.Audit.Act;
import com.wecombridge.archive.application.KeyMaker.Made;
import com.wecombridge.archive.domain.KeyPair;
import com.wecombridge.archive.domain.KeyPairId;
import com.wecombridge.events.id.CorpId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes one more key pair for a corp; those before stay. */
@Component
public final class GenerateKeyPair {

    private static final String NAME = "archive.key-pair.generate";

    private final Corps corps;
    private final Archives archives;
    private final KeyMaker keyMaker;
    private final Audit audit;
    private final UnitOfWork unit;
    private final Clock clock;

    public GenerateKeyPair(
            Corps corps,
            Archives archives,
            KeyMaker keyMaker,
            Audit audit,
            UnitOfWork unit,
            Clock clock) {
        this.corps = corps;
        this.archives = archives;
        this.keyMaker = keyMaker;
        this.audit = audit;
        this.unit = unit;
        this.clock = clock;
    }

    /** Empty, making nothing, if the corp is not the tenant's. */
    public Mono<KeyPair> handle(Command command) {
        var tenant = command.actor().tenant();
        return unit.within(tenant, corps.connected(tenant, command.corp()))
                .flatMap(connected -> connected ? make(command) : refuse(command));
    }

    private Mono<KeyPair> make(Command command) {
        var tenant = command.actor().tenant();
        return keyMaker.make(tenant).flatMap(made -> unit.within(tenant, keep(command, made)));
    }

    private Mono<KeyPair> refuse(Command command) {
        var act = new Act(NAME, command.corp(), Map.of());
        return unit.within(
                command.actor().tenant(),
                audit.refused(command.actor(), act, "CORP_NOT_CONNECTED").then(Mono.empty()));
    }

    private Mono<KeyPair> keep(Command command, Made made) {
        var tenant = command.actor().tenant();
        var pair =
                new KeyPair(
                        new KeyPairId(UUID.randomUUID()),
                        made.publicKey(),
                        Optional.empty(),
                        clock.instant());
        return archives.lock(tenant, command.corp())
                .then(archives.add(tenant, command.corp(), pair, made.privateKey()))
                .then(
                        audit.done(
                                command.actor(),
                                new Act(
                                        NAME,
                                        command.corp(),
                                        Map.of("keyPair", pair.id().toString()))))
                .thenReturn(pair);
    }

    /** For which corp, by whom. */
    public record Command(Actor actor, CorpId corp) {}
}
