package com.wecombridge.contactsync.inbound.web;

import com.wecombridge.contactsync.application.view.LookAtMirror;
import com.wecombridge.contactsync.application.view.PagePosition;
import com.wecombridge.contactsync.inbound.web.Views.DepartmentsView;
import com.wecombridge.contactsync.inbound.web.Views.MemberPageView;
import com.wecombridge.events.id.CorpId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows the mirror. */
@RestController
@RequestMapping("/api/v1")
class MirrorDoor {

    private static final int LONGEST_PAGE = 500;

    private final LookAtMirror lookAtMirror;

    MirrorDoor(LookAtMirror lookAtMirror) {
        this.lookAtMirror = lookAtMirror;
    }

    @Operation(summary = "Members of a corp, page by page, by app and user id")
    @GetMapping("/members")
    Mono<MemberPageView> members(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn caller,
            @RequestParam String corpId,
            @RequestParam Optional<String> cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new IllegalArgumentException("limit is not between 1 and " + LONGEST_PAGE);
        }
        var query =
                new LookAtMirror.Query(
                        caller.tenant(), new CorpId(corpId), cursor.map(PagePosition::of), limit);
        return lookAtMirror.members(query).map(MemberPageView::of);
    }

    @Operation(summary = "Departments of a corp, by app and id")
    @GetMapping("/departments")
    Mono<DepartmentsView> departments(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn caller,
            @RequestParam String corpId) {
        return lookAtMirror
                .departments(caller.tenant(), new CorpId(corpId))
                .map(DepartmentsView::of);
    }
}
