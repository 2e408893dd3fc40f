package com.wecombridge.binding.application.connection;

import com.wecombridge.binding.application.Audit;
import com.wecombridge.binding.application.Audit.Act;
import com.wecombridge.binding.application.Audit.Actor;
import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.domain.connection.ConnectionRules;
import com.wecombridge.binding.domain.connection.ConnectionRules.Ownership;
import com.wecombridge.binding.domain.connection.CorpApp;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * An operator says whose a corp is that installed the suite from WeCom's market. Only then others
 * hear of it.
 */
@Component
public class ClaimCorp {

    private final Corps corps;
    private final Entitlements entitlements;
    private final ConnectedApps connected;
    private final Audit audit;
    private final UnitOfWork unitOfWork;

    public ClaimCorp(
            Corps corps,
            Entitlements entitlements,
            ConnectedApps connected,
            Audit audit,
            UnitOfWork unitOfWork) {
        this.corps = corps;
        this.entitlements = entitlements;
        this.connected = connected;
        this.audit = audit;
        this.unitOfWork = unitOfWork;
    }

    /**
     * @param actor the operator, acting for the tenant that gets the corp
     */
    public record Command(Actor actor, CorpId corp) {

        TenantId tenant() {
            return actor.tenant();
        }
    }

    /** What came of it. */
    public enum Result {
        CLAIMED,
        ALREADY_THEIRS,
        CORP_NOT_FOUND,
        TENANT_NOT_FOUND,
        CORP_OF_ANOTHER_TENANT
    }

    public Mono<Result> handle(Command command) {
        return unitOfWork
                .within(Scope.of(command.tenant()), entitlements.of(command.tenant()).hasElement())
                .flatMap(known -> known ? claim(command) : Mono.just(Result.TENANT_NOT_FOUND))
                .flatMap(result -> writeDownRefusal(command, result).thenReturn(result));
    }

    private Mono<Result> claim(Command command) {
        return unitOfWork.within(
                Scope.of(command.corp()),
                corps.owner(command.corp())
                        .flatMap(owner -> carryOut(command, owner))
                        .defaultIfEmpty(Result.CORP_NOT_FOUND));
    }

    private Mono<Result> carryOut(Command command, Optional<TenantId> owner) {
        return switch (ConnectionRules.claim(owner, command.tenant())) {
            case Ownership.Claimed() -> handOver(command).thenReturn(Result.CLAIMED);
            case Ownership.AlreadyTheirs() -> Mono.just(Result.ALREADY_THEIRS);
            case Ownership.BelongsToAnother() -> Mono.just(Result.CORP_OF_ANOTHER_TENANT);
        };
    }

    private Mono<Void> handOver(Command command) {
        return corps.giveTo(command.corp(), command.tenant())
                .thenMany(corps.apps(command.corp()))
                .concatMap(this::announce)
                .then(unitOfWork.within(Scope.of(command.tenant()), writeDown(command)));
    }

    private Mono<Void> announce(CorpApp app) {
        return connected.tell(app).then(connected.seeToToken(app));
    }

    private Mono<Void> writeDown(Command command) {
        return audit.done(command.actor(), act(command));
    }

    private Mono<Void> writeDownRefusal(Command command, Result result) {
        return switch (result) {
            case CLAIMED, ALREADY_THEIRS -> Mono.empty();
            case CORP_NOT_FOUND, TENANT_NOT_FOUND, CORP_OF_ANOTHER_TENANT ->
                    unitOfWork.within(
                            Scope.of(command.tenant()),
                            audit.refused(command.actor(), act(command), result.name()));
        };
    }

    private static Act act(Command command) {
        return new Act("corp.claim", "corps/" + command.corp(), Map.of());
    }
}
