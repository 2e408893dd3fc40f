package com.wecombridge.binding.application.install;

import com.wecombridge.binding.application.Errands;
import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.application.install.Installs.Expected;
import com.wecombridge.binding.domain.connection.Install;
import com.wecombridge.binding.domain.connection.Install.State.CodeReceived;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.store.Scope;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The administrator's browser came back from WeCom with an auth code. It is only stored here: the
 * exchange is slow by WeCom's own account, and nobody should wait for it in a browser.
 */
@Component
public class ReceiveAuthCode {

    private final Installs installs;
    private final Errands errands;
    private final UnitOfWork unitOfWork;

    public ReceiveAuthCode(Installs installs, Errands errands, UnitOfWork unitOfWork) {
        this.installs = installs;
        this.errands = errands;
        this.unitOfWork = unitOfWork;
    }

    /**
     * @param state what we gave WeCom to send back
     */
    public record Command(String state, SealedSecret authCode, Instant now) {

        @Override
        public String toString() {
            return "Command[now=" + now + "]";
        }
    }

    /** What came of it. */
    public enum Result {
        RECEIVED,
        /** The state is unknown, used before, or too old. */
        NOT_EXPECTED
    }

    public Mono<Result> handle(Command command) {
        return unitOfWork.within(
                Scope.platform(),
                installs.redeem(command.state(), command.now())
                        .flatMap(expected -> receive(expected, command))
                        .defaultIfEmpty(Result.NOT_EXPECTED));
    }

    private Mono<Result> receive(Expected expected, Command command) {
        var owner = Optional.of(expected.tenant());
        var install =
                new Install(
                        expected.install(),
                        owner,
                        new CodeReceived(command.authCode(), command.now()));
        return unitOfWork.within(
                Scope.of(expected.tenant()),
                installs.save(install)
                        .then(errands.exchangeAuthCode(install.id(), owner, command.now()))
                        .thenReturn(Result.RECEIVED));
    }
}
