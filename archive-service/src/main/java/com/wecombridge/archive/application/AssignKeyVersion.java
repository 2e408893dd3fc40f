package com.wecombridge.archive.application;

import com.wecombridge.archive.application.Audit.Act;
import com.wecombridge.archive.domain.KeyPairId;
import com.wecombridge.archive.domain.KeyVersion;
import com.wecombridge.archive.domain.VersionDecision;
import com.wecombridge.archive.domain.VersionDecision.AlreadyNumbered;
import com.wecombridge.archive.domain.VersionDecision.Numbered;
import com.wecombridge.archive.domain.VersionDecision.UnknownPair;
import com.wecombridge.archive.domain.VersionDecision.VersionTaken;
import com.wecombridge.archive.domain.VersionRules;
import com.wecombridge.events.id.CorpId;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives a key pair the number under which WeCom knows it. */
@Component
public final class AssignKeyVersion {

    private final Corps corps;
    private final Archives archives;
    private final Audit audit;
    private final UnitOfWork unit;

    public AssignKeyVersion(Corps corps, Archives archives, Audit audit, UnitOfWork unit) {
        this.corps = corps;
        this.archives = archives;
        this.audit = audit;
        this.unit = unit;
    }

    public Mono<VersionDecision> handle(Command command) {
        var tenant = command.actor().tenant();
        var decision =
                corps.connected(tenant, command.corp())
                        .flatMap(connected ->
                                connected ? decide(command) : settle(command, new UnknownPair()));
        return unit.within(tenant, decision);
    }

    private Mono<VersionDecision> decide(Command command) {
        var tenant = command.actor().tenant();
        return archives.lock(tenant, command.corp())
                .thenMany(archives.keyPairs(tenant, command.corp()))
                .collectList()
                .map(pairs -> VersionRules.decide(pairs, command.pair(), command.version()))
                .flatMap(decided -> settle(command, decided));
    }

    private Mono<VersionDecision> settle(Command command, VersionDecision decided) {
        return carryOut(command, decided).thenReturn(decided);
    }

    private Mono<Void> carryOut(Command command, VersionDecision decision) {
        return switch (decision) {
            case Numbered(var pair) ->
                    archives.number(command.actor().tenant(), command.corp(), pair)
                            .then(audit.done(command.actor(), act(command)));
            case UnknownPair _ -> audit.refused(command.actor(), act(command), "KEY_PAIR_UNKNOWN");
            case VersionTaken _ ->
                    audit.refused(command.actor(), act(command), "KEY_VERSION_TAKEN");
            case AlreadyNumbered _ -> Mono.empty();
        };
    }

    private static Act act(Command command) {
        return new Act("archive.key-pair.number", command.corp(), details(command));
    }

    private static Map<String, String> details(Command command) {
        return Map.of(
                "keyPair", command.pair().toString(),
                "version", Integer.toString(command.version().value()));
    }

    /** Which number for which pair, by whom. */
    public record Command(Actor actor, CorpId corp, KeyPairId pair, KeyVersion version) {}
}
