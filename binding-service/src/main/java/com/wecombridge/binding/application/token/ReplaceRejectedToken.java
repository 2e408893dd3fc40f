package com.wecombridge.binding.application.token;

import com.wecombridge.binding.application.Errands;
import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.domain.token.TokenKeeping;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.store.Scope;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** WeCom refused a token: if it is still the current one, another is fetched at once. */
@Component
public class ReplaceRejectedToken {

    private final AppTokens tokens;
    private final Errands errands;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    public ReplaceRejectedToken(
            AppTokens tokens, Errands errands, UnitOfWork unitOfWork, Clock clock) {
        this.tokens = tokens;
        this.errands = errands;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /**
     * @param fingerprint of the token that was refused
     */
    public record Command(CorpId corp, AppId app, String fingerprint) {}

    public Mono<Void> handle(Command command) {
        return unitOfWork.within(
                Scope.of(command.corp()),
                tokens.of(command.corp(), command.app()).flatMap(kept -> replace(command, kept)));
    }

    /** A token that was replaced meanwhile is nobody's loss. */
    private Mono<Void> replace(Command command, TokenKeeping kept) {
        var next = kept.rejected(command.fingerprint());
        return next.equals(kept)
                ? Mono.empty()
                : tokens.save(command.corp(), command.app(), next)
                        .then(
                                errands.fetchAppToken(
                                        command.corp(), command.app(), clock.instant()));
    }
}
