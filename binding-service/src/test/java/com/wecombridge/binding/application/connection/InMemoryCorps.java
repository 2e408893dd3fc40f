package com.wecombridge.binding.application.connection;

import com.wecombridge.binding.application.token.AppCredentials.AppCredential;
import com.wecombridge.binding.application.token.InMemoryTokens;
import com.wecombridge.binding.domain.connection.CorpApp;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Corps and their apps, without a database; at most one app a corp. */
public final class InMemoryCorps implements Corps {

    private final Map<CorpId, Optional<TenantId>> owners = new HashMap<>();
    private final Map<CorpId, CorpApp> apps = new HashMap<>();
    private final InMemoryTokens tokens;

    public InMemoryCorps(InMemoryTokens tokens) {
        this.tokens = tokens;
    }

    public Optional<CorpApp> app(CorpId corp) {
        return Optional.ofNullable(apps.get(corp));
    }

    @Override
    public Mono<Void> meet(CorpId corp) {
        return Mono.fromRunnable(() -> owners.putIfAbsent(corp, Optional.empty()));
    }

    @Override
    public Mono<Optional<TenantId>> owner(CorpId corp) {
        return Mono.fromSupplier(() -> owners.get(corp));
    }

    @Override
    public Mono<Void> giveTo(CorpId corp, TenantId tenant) {
        return Mono.fromRunnable(() -> {
            owners.put(corp, Optional.of(tenant));
            apps.computeIfPresent(corp, (_, app) -> app.claimedBy(tenant));
        });
    }

    @Override
    public Mono<CorpApp> app(CorpId corp, AppId app) {
        return Mono.defer(() -> Mono.justOrEmpty(app(corp)));
    }

    @Override
    public Flux<CorpApp> apps(CorpId corp) {
        return Flux.defer(() -> Mono.justOrEmpty(app(corp)));
    }

    @Override
    public Mono<Void> authorize(CorpApp app, SealedSecret credential) {
        return Mono.fromRunnable(() -> {
            apps.put(app.corp(), app);
            tokens.credential(
                    new AppCredential(app.corp(), app.app(), app.kind(), app.tenant(), credential));
        });
    }

    @Override
    public Mono<Void> save(CorpApp app) {
        return Mono.fromRunnable(() -> apps.put(app.corp(), app));
    }
}
