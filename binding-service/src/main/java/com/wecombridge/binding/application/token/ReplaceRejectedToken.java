package com.wecombridge.binding.application.token;

import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.events.store.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * WeCom refused a token or a ticket: if it is still the current one, another is fetched at once.
 */
@Component
public class ReplaceRejectedToken {

    private final KeepAppToken keeping;
    private final UnitOfWork unitOfWork;

    public ReplaceRejectedToken(KeepAppToken keeping, UnitOfWork unitOfWork) {
        this.keeping = keeping;
        this.unitOfWork = unitOfWork;
    }

    /**
     * @param fingerprint of the token that was refused
     */
    public record Command(TokenKey key, String fingerprint) {}

    public Mono<Void> handle(Command command) {
        return unitOfWork.within(
                Scope.of(command.key().corp()),
                keeping.rejected(command.key(), command.fingerprint()));
    }
}
