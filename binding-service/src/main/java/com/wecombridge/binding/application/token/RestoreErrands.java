package com.wecombridge.binding.application.token;

import com.wecombridge.binding.application.Errands;
import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.events.store.Scope;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Every errand leaves the next one behind, so one that is lost would be missed only when calls
 * fail. The errand itself knows whether anything is due; two for one thing do it once.
 */
@Component
public class RestoreErrands {

    private final LostErrands lost;
    private final Errands errands;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    public RestoreErrands(LostErrands lost, Errands errands, UnitOfWork unitOfWork, Clock clock) {
        this.lost = lost;
        this.errands = errands;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** What had been lost. */
    public Flux<TokenKey> handle() {
        return lost.find().concatMap(key -> restore(key).thenReturn(key));
    }

    private Mono<Void> restore(TokenKey key) {
        return unitOfWork.within(
                Scope.of(key.corp()),
                errands.fetchAppToken(key.corp(), key.app(), key.kind(), clock.instant()));
    }
}
