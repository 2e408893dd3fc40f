package com.wecombridge.binding.application.pairing;

import com.wecombridge.binding.application.Audit;
import com.wecombridge.binding.application.Audit.Act;
import com.wecombridge.binding.application.Audit.Actor;
import com.wecombridge.binding.application.Facts;
import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.application.pairing.AccountBindings.Account;
import com.wecombridge.binding.domain.pairing.AccountBinding;
import com.wecombridge.binding.domain.pairing.AccountBinding.Bound;
import com.wecombridge.binding.domain.pairing.AccountBinding.Unbound;
import com.wecombridge.events.binding.AccountBindingEvent.AccountUnbound;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.store.Scope;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An administrator takes a pair apart. Repeating it changes nothing. */
@Component
public class UnbindAccount {

    private final AccountBindings bindings;
    private final Facts facts;
    private final Audit audit;
    private final UnitOfWork unitOfWork;

    public UnbindAccount(
            AccountBindings bindings, Facts facts, Audit audit, UnitOfWork unitOfWork) {
        this.bindings = bindings;
        this.facts = facts;
        this.audit = audit;
        this.unitOfWork = unitOfWork;
    }

    public record Command(Actor actor, CrmUserId user, CorpId corp, Instant now) {

        Account account() {
            return new Account(actor.tenant(), corp, user);
        }
    }

    public Mono<Void> handle(Command command) {
        return unitOfWork.within(
                Scope.of(command.actor().tenant()),
                bindings.of(command.account()).flatMap(current -> unbind(command, current)));
    }

    private Mono<Void> unbind(Command command, AccountBinding current) {
        return switch (current) {
            case Unbound _ -> Mono.empty();
            case Bound bound ->
                    bindings.save(command.account(), new Unbound(bound.version() + 1))
                            .then(facts.tell(unbound(command, bound)))
                            .then(writeDown(command, bound));
        };
    }

    private static AccountUnbound unbound(Command command, Bound bound) {
        return new AccountUnbound(
                command.actor().tenant(),
                command.corp(),
                command.user(),
                bound.member(),
                command.now(),
                bound.version() + 1);
    }

    private Mono<Void> writeDown(Command command, Bound bound) {
        var act =
                new Act(
                        "account.unbind",
                        "accounts/" + command.user(),
                        Map.of("corp", command.corp().value(), "member", bound.member().value()));
        return audit.done(command.actor(), act);
    }
}
