package com.wecombridge.binding.application.install;

import com.wecombridge.binding.application.Errands;
import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.domain.connection.Install;
import com.wecombridge.binding.domain.connection.Install.State.CodeReceived;
import com.wecombridge.binding.domain.connection.InstallId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.store.Scope;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * WeCom offers an auth code: somebody installed the suite from the market, or a permanent code was
 * reset. Nobody knows the tenant yet; a corp that we know keeps the one it has.
 */
@Component
public class TakeOffer {

    private final SuiteId ours;
    private final Installs installs;
    private final Errands errands;
    private final UnitOfWork unitOfWork;

    public TakeOffer(SuiteId ours, Installs installs, Errands errands, UnitOfWork unitOfWork) {
        this.ours = ours;
        this.installs = installs;
        this.errands = errands;
        this.unitOfWork = unitOfWork;
    }

    /**
     * @param offer names the offer, the same each time it is delivered
     */
    public record Command(
            SuiteId suite, InstallId offer, SealedSecret authCode, Instant receivedAt) {}

    public Mono<Void> handle(Command command) {
        if (!command.suite().equals(ours)) {
            return Mono.empty(); // a suite that this deployment does not run
        }
        var install =
                new Install(
                        command.offer(),
                        Optional.empty(),
                        new CodeReceived(command.authCode(), command.receivedAt()));
        return unitOfWork.within(
                Scope.platform(),
                installs.save(install)
                        .then(
                                errands.exchangeAuthCode(
                                        install.id(), Optional.empty(), command.receivedAt())));
    }
}
