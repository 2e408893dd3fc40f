package com.wecombridge.gateway.inbound.web;

import com.wecombridge.gateway.application.ListQuarantine;
import com.wecombridge.gateway.application.QuarantinedCallback;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.Range;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Callbacks that WeCom sent and nobody could read: where, when and why, never what. */
@RestController
class QuarantineDoor {

    private final ListQuarantine list;

    QuarantineDoor(ListQuarantine list) {
        this.list = list;
    }

    /**
     * One page, the newest first.
     *
     * @param next the {@code cursor} of the page behind this one
     */
    record Page(List<QuarantinedCallback> items, Optional<Long> next) {}

    @GetMapping("/api/v1/callbacks")
    @Operation(
            summary =
                    "Callbacks in quarantine: the tenant's to administrators and auditors, suites' to operators")
    Mono<Page> quarantined(
            @Parameter(hidden = true) SignedIn signedIn,
            @RequestParam @Pattern(regexp = "quarantined") String state,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long cursor,
            @RequestParam(defaultValue = "50") @Range(min = 1, max = 200) int limit) {
        return ListQuarantine.scopeOf(signedIn.caller())
                .map(scope -> list.handle(scope, cursor, limit).collectList())
                .orElseThrow(() -> Problems.standard(HttpStatus.FORBIDDEN))
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
