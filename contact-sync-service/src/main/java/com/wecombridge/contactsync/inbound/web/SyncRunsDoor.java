package com.wecombridge.contactsync.inbound.web;

import com.wecombridge.contactsync.application.sync.RequestSync;
import com.wecombridge.contactsync.application.sync.RequestSync.Accepted;
import com.wecombridge.contactsync.application.sync.RequestSync.UnknownCorp;
import com.wecombridge.contactsync.application.view.LookAtMirror;
import com.wecombridge.contactsync.inbound.web.Views.SyncRunsView;
import com.wecombridge.events.id.CorpId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows the runs and takes the wish for one. */
@RestController
@RequestMapping("/api/v1/sync-runs")
class SyncRunsDoor {

    private final LookAtMirror lookAtMirror;
    private final RequestSync requestSync;

    SyncRunsDoor(LookAtMirror lookAtMirror, RequestSync requestSync) {
        this.lookAtMirror = lookAtMirror;
        this.requestSync = requestSync;
    }

    /** The wish for a run. */
    record Wish(@NotNull CorpId corpId) {}

    @Operation(summary = "The newest full syncs of a corp, newest first")
    @GetMapping
    Mono<SyncRunsView> runs(@Parameter(hidden = true) Caller caller, @RequestParam CorpId corpId) {
        return lookAtMirror
                .runs(caller.tenant(), corpId)
                .map(SyncRunsView::of)
                .switchIfEmpty(Mono.error(Views::corpNotConnected));
    }

    @Operation(summary = "Compare the mirror with WeCom now; a run that waits already is answered")
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<SyncRunsView> request(
            @Parameter(hidden = true) Caller caller, @Valid @RequestBody Wish wish) {
        return requestSync
                .handle(new RequestSync.Command(caller.tenant(), caller.name(), wish.corpId()))
                .map(SyncRunsDoor::toView);
    }

    private static SyncRunsView toView(RequestSync.Decision decision) {
        return switch (decision) {
            case Accepted(var runs) -> SyncRunsView.of(runs);
            case UnknownCorp() -> throw Views.corpNotConnected();
        };
    }
}
