package com.wecombridge.gateway.inbound.web;

import com.wecombridge.gateway.application.ListQuarantine;
import com.wecombridge.gateway.application.QuarantinedCallback;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Callbacks that WeCom sent and nobody could read: where, when and why, never what. */
@RestController
class QuarantineController {

    private static final int MOST = 200;

    private final ListQuarantine list;

    QuarantineController(ListQuarantine list) {
        this.list = list;
    }

    /**
     * One page, the newest first.
     *
     * @param next the {@code cursor} of the page behind this one
     */
    record Page(List<QuarantinedCallback> callbacks, Optional<Long> next) {}

    @GetMapping("/api/v1/callbacks")
    @Operation(
            summary =
                    "Callbacks in quarantine: the tenant's to administrators, suites' to operators")
    Mono<Page> quarantined(
            @Parameter(hidden = true) SignedIn signedIn,
            @RequestParam String state,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (!state.equals("quarantined") || limit < 1 || limit > MOST) {
            throw new ProblemException(Problem.BAD_REQUEST);
        }
        return ListQuarantine.scopeOf(signedIn.caller())
                .map(scope -> list.handle(scope, cursor, limit).collectList())
                .orElseThrow(() -> new ProblemException(Problem.NOT_ALLOWED))
                .map(callbacks -> page(callbacks, limit));
    }

    private static Page page(List<QuarantinedCallback> callbacks, int limit) {
        return new Page(
                callbacks,
                callbacks.size() == limit
                        ? Optional.of(callbacks.getLast().position())
                        : Optional.empty());
    }
}
