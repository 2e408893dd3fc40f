package com.wecombridge.binding.application.pairing;

import com.wecombridge.binding.application.Audit;
import com.wecombridge.binding.application.Audit.Act;
import com.wecombridge.binding.application.Audit.Actor;
import com.wecombridge.binding.application.Facts;
import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.application.pairing.AccountBindings.Account;
import com.wecombridge.binding.domain.pairing.AccountBinding.Bound;
import com.wecombridge.binding.domain.pairing.Circumstances;
import com.wecombridge.binding.domain.pairing.PairingDecision;
import com.wecombridge.binding.domain.pairing.PairingDecision.Accepted;
import com.wecombridge.binding.domain.pairing.PairingDecision.AlreadyBound;
import com.wecombridge.binding.domain.pairing.PairingDecision.Refused;
import com.wecombridge.binding.domain.pairing.PairingRules;
import com.wecombridge.events.binding.AccountBindingEvent.AccountBound;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.store.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An administrator says that a CRM user and a member are one person. */
@Component
public class BindAccount {

    private final AccountBindings bindings;
    private final CrmUsers users;
    private final Members members;
    private final Facts facts;
    private final Audit audit;
    private final UnitOfWork unitOfWork;

    public BindAccount(
            AccountBindings bindings,
            CrmUsers users,
            Members members,
            Facts facts,
            Audit audit,
            UnitOfWork unitOfWork) {
        this.bindings = bindings;
        this.users = users;
        this.members = members;
        this.facts = facts;
        this.audit = audit;
        this.unitOfWork = unitOfWork;
    }

    public record Command(
            Actor actor, CrmUserId user, CorpId corp, MemberUserId member, Instant now) {

        Account account() {
            return new Account(actor.tenant(), corp, user);
        }
    }

    public Mono<PairingDecision> handle(Command command) {
        return unitOfWork
                .within(Scope.of(command.actor().tenant()), decide(command))
                .onErrorResume(
                        BoundMeanwhileException.class,
                        lost -> lose(command, new Refused(lost.reason())));
    }

    private Mono<PairingDecision> lose(Command command, Refused decision) {
        return unitOfWork.within(
                Scope.of(command.actor().tenant()),
                carryOut(command, decision).thenReturn(decision));
    }

    private Mono<PairingDecision> decide(Command command) {
        return bindings.of(command.account())
                .zipWhen(_ -> circumstances(command))
                .map(known ->
                        PairingRules.decide(
                                known.getT1(), known.getT2(), command.member(), command.now()))
                .flatMap(decision -> carryOut(command, decision).thenReturn(decision));
    }

    private Mono<Circumstances> circumstances(Command command) {
        var tenant = command.actor().tenant();
        var holder = bindings.holder(tenant, command.corp(), command.member());
        return users.standing(tenant, command.user())
                .zipWhen(_ -> bindings.corp(tenant, command.corp()))
                .zipWhen(_ -> members.standing(tenant, command.corp(), command.member()))
                .zipWhen(_ -> holder.map(Optional::of).defaultIfEmpty(Optional.empty()))
                .map(all ->
                        new Circumstances(
                                all.getT1().getT1().getT1(),
                                all.getT1().getT1().getT2(),
                                all.getT1().getT2(),
                                all.getT2()));
    }

    private Mono<Void> carryOut(Command command, PairingDecision decision) {
        return switch (decision) {
            case Accepted(var next) ->
                    bindings.save(command.account(), next)
                            .then(facts.tell(bound(command, next)))
                            .then(audit.done(command.actor(), act(command)));
            case Refused(var reason) -> audit.refused(command.actor(), act(command), reason.name());
            case AlreadyBound _ -> Mono.empty();
        };
    }

    private static AccountBound bound(Command command, Bound next) {
        return new AccountBound(
                command.actor().tenant(),
                command.corp(),
                command.user(),
                next.member(),
                next.since(),
                next.version());
    }

    private static Act act(Command command) {
        return new Act(
                "account.bind",
                "accounts/" + command.user(),
                Map.of("corp", command.corp().value(), "member", command.member().value()));
    }
}
