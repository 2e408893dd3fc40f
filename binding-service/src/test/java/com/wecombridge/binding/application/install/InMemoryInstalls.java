package com.wecombridge.binding.application.install;

import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.connection.AppProfile;
import com.wecombridge.binding.domain.connection.Authorization;
import com.wecombridge.binding.domain.connection.Install;
import com.wecombridge.binding.domain.connection.InstallId;
import com.wecombridge.binding.domain.token.Token;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import reactor.core.publisher.Mono;

/** Installs without a database, and a WeCom that answers what a test scripted. */
final class InMemoryInstalls implements Installs, Authorizations {

    static final AppProfile CRM = new AppProfile(1000005, "Acme 某某科技", true);

    private final Map<InstallId, Install> installs = new HashMap<>();
    private final Map<String, Expected> states = new HashMap<>();
    private final Queue<Reply<Authorization>> exchanges = new ArrayDeque<>();
    private int exchanged;

    void answer(Reply<Authorization> reply) {
        exchanges.add(reply);
    }

    int exchanged() {
        return exchanged;
    }

    Install.State stateOf(InstallId install) {
        return Objects.requireNonNull(installs.get(install)).state();
    }

    @Override
    public Mono<Void> save(Install install) {
        return Mono.fromRunnable(() -> installs.put(install.id(), install));
    }

    @Override
    public Mono<Install> of(InstallId install) {
        return Mono.defer(() -> Mono.justOrEmpty(Optional.ofNullable(installs.get(install))));
    }

    @Override
    public Mono<Void> expect(String state, InstallId install, TenantId tenant, Instant expiresAt) {
        return Mono.fromRunnable(() -> states.put(state, new Expected(install, tenant)));
    }

    @Override
    public Mono<Expected> redeem(String state, Instant now) {
        return Mono.defer(() -> Mono.justOrEmpty(Optional.ofNullable(states.remove(state))));
    }

    @Override
    public Mono<Reply<Opened>> open(Token suiteToken) {
        return Mono.just(new Reply.Given<>(new Opened("pre-1", Duration.ofMinutes(20))));
    }

    @Override
    public URI installPage(Opened opened, String state) {
        return URI.create("https://wecom.example/3rdapp/install?state=" + state);
    }

    @Override
    public Mono<Reply<Authorization>> exchange(Token suiteToken, SealedSecret authCode) {
        return Mono.fromSupplier(() -> {
            exchanged++;
            return exchanges.remove();
        });
    }

    @Override
    public Mono<Reply<AppProfile>> read(Token suiteToken, CorpId corp, SealedSecret code) {
        return Mono.just(new Reply.Given<>(CRM));
    }
}
