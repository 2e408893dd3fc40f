package com.wecombridge.binding.application.connection;

import com.wecombridge.binding.application.Facts;
import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.application.token.KeepAppToken;
import com.wecombridge.binding.domain.connection.ConnectionRules;
import com.wecombridge.binding.domain.connection.ConnectionRules.Cancellation;
import com.wecombridge.binding.domain.connection.CorpApp;
import com.wecombridge.events.binding.CorpEvent.CorpDisconnected;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.store.Scope;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The corp removed the app: its secrets and tokens are destroyed in the same moment. The corp still
 * belongs to its tenant, who may come back.
 */
@Component
public class CancelAuthorization {

    private final Corps corps;
    private final KeepAppToken tokens;
    private final Facts facts;
    private final UnitOfWork unitOfWork;

    public CancelAuthorization(
            Corps corps, KeepAppToken tokens, Facts facts, UnitOfWork unitOfWork) {
        this.corps = corps;
        this.tokens = tokens;
        this.facts = facts;
        this.unitOfWork = unitOfWork;
    }

    public record Command(CorpId corp, AppId app, Instant cancelledAt) {}

    public Mono<Void> handle(Command command) {
        return unitOfWork.within(
                Scope.of(command.corp()),
                corps.app(command.corp(), command.app())
                        .map(app -> ConnectionRules.cancel(app, command.cancelledAt()))
                        .flatMap(this::carryOut));
    }

    private Mono<Void> carryOut(Cancellation cancellation) {
        return switch (cancellation) {
            case Cancellation.Ends(var app) ->
                    corps.save(app)
                            .then(tokens.withdraw(app.tenant(), app.corp(), app.app()))
                            .then(tell(app));
            case Cancellation.Outdated() -> Mono.empty();
        };
    }

    private Mono<Void> tell(CorpApp app) {
        return app.tenant().isPresent()
                        && app.standing() instanceof CorpApp.Standing.Disconnected(var at)
                ? facts.tell(
                        new CorpDisconnected(
                                app.tenant().get(), app.corp(), app.app(), at, app.version()))
                : Mono.empty();
    }
}
