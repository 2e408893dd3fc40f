package com.wecombridge.binding.inbound.web;

import com.wecombridge.binding.application.Audit.Actor;
import com.wecombridge.binding.application.install.ShowInstall;
import com.wecombridge.binding.application.install.StartInstall;
import com.wecombridge.binding.domain.connection.InstallId;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Installing the suite from our console. */
@RestController
@RequestMapping("/api/v1/installs")
class InstallsDoor {

    /** WeCom takes at most 128 letters and digits. */
    private static final int STATE_BYTES = 20;

    private final SecureRandom random = new SecureRandom();
    private final StartInstall start;
    private final ShowInstall show;
    private final Clock clock;

    InstallsDoor(StartInstall start, ShowInstall show, Clock clock) {
        this.start = start;
        this.show = show;
        this.clock = clock;
    }

    /** The link to open, and until when. */
    record Started(String installId, URI installUrl, Instant expiresAt) {}

    /** How far an install is. */
    record Progress(
            String installId, String state, @Nullable String corpId, @Nullable String reason) {}

    @PostMapping
    Mono<ResponseEntity<Started>> start(@Parameter(hidden = true) Caller caller) {
        var command =
                new StartInstall.Command(
                        actor(caller),
                        new InstallId(UUID.randomUUID().toString()),
                        state(),
                        clock.instant());
        return start.handle(command).map(InstallsDoor::toResponse);
    }

    @GetMapping("/{installId}")
    Mono<Progress> show(
            @Parameter(hidden = true) Caller caller, @PathVariable InstallId installId) {
        var command = new ShowInstall.Command(caller.tenant(), installId, clock.instant());
        return show.handle(command)
                .map(InstallsDoor::toProgress)
                .switchIfEmpty(Mono.error(() -> Refusals.notFound("There is no such install.")));
    }

    private static Actor actor(Caller caller) {
        return new Actor(caller.tenant(), caller.name());
    }

    private String state() {
        var bytes = new byte[STATE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static ResponseEntity<Started> toResponse(StartInstall.Result result) {
        return switch (result) {
            case StartInstall.Result.Started(var id, var page, var until) ->
                    ResponseEntity.created(URI.create("/api/v1/installs/" + id))
                            .body(new Started(id.value(), page, until));
            case StartInstall.Result.FeatureNotOpen() -> throw Refusals.featureNotOpen();
            case StartInstall.Result.NotNow(var refusal) -> throw Refusals.byWeCom(refusal);
        };
    }

    private static Progress toProgress(ShowInstall.View view) {
        return new Progress(
                view.install().value(),
                view.progress().name(),
                view.corp().map(Object::toString).orElse(null),
                view.reason().map(Enum::name).orElse(null));
    }
}
