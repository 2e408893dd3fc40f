package com.wecombridge.contactsync.inbound.web;

import com.wecombridge.contactsync.application.view.LookAtMirror;
import com.wecombridge.contactsync.application.view.PagePosition;
import com.wecombridge.contactsync.inbound.web.Views.DepartmentsView;
import com.wecombridge.contactsync.inbound.web.Views.MemberPageView;
import com.wecombridge.events.id.CorpId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Optional;
import org.hibernate.validator.constraints.Range;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows the mirror. */
@RestController
@RequestMapping("/api/v1")
class MirrorDoor {

    private final LookAtMirror lookAtMirror;

    MirrorDoor(LookAtMirror lookAtMirror) {
        this.lookAtMirror = lookAtMirror;
    }

    @Operation(summary = "Members of a corp, page by page, by app and user id")
    @GetMapping("/members")
    Mono<MemberPageView> members(
            @Parameter(hidden = true) Caller caller,
            @RequestParam CorpId corpId,
            @RequestParam Optional<PagePosition> cursor,
            @RequestParam(defaultValue = "50") @Range(min = 1, max = 200) int limit) {
        var query = new LookAtMirror.Query(caller.tenant(), corpId, cursor, limit);
        return lookAtMirror
                .members(query)
                .map(MemberPageView::of)
                .switchIfEmpty(Mono.error(Views::corpNotConnected));
    }

    @Operation(summary = "Departments of a corp, by app and id")
    @GetMapping("/departments")
    Mono<DepartmentsView> departments(
            @Parameter(hidden = true) Caller caller, @RequestParam CorpId corpId) {
        return lookAtMirror
                .departments(caller.tenant(), corpId)
                .map(DepartmentsView::of)
                .switchIfEmpty(Mono.error(Views::corpNotConnected));
    }
}
