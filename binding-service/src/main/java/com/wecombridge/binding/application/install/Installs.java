package com.wecombridge.binding.application.install;

import com.wecombridge.binding.domain.connection.Install;
import com.wecombridge.binding.domain.connection.InstallId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Attempts to install the suite. */
public interface Installs {

    /** Stores an attempt, new or changed. */
    Mono<Void> save(Install install);

    /** Locked. Empty if the scope has none of this id. */
    Mono<Install> of(InstallId install);

    /**
     * Remembers what WeCom will send back with the administrator's browser.
     *
     * @param state drawn at random: whoever knows it may finish the install
     */
    Mono<Void> expect(String state, InstallId install, TenantId tenant, Instant expiresAt);

    /** Finds the attempt and forgets the state: it works once, and only while it is young. */
    Mono<Expected> redeem(String state, Instant now);

    /** The attempt to which a state belongs. */
    record Expected(InstallId install, TenantId tenant) {}
}
