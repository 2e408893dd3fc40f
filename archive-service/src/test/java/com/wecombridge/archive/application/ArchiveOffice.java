package com.wecombridge.archive.application;

import com.wecombridge.archive.domain.ArchiveSettings.WakeUps;
import com.wecombridge.archive.domain.KeyPair;
import com.wecombridge.events.Event;
import com.wecombridge.events.binding.CorpEvent;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every port in memory, for one corp of one tenant. */
@NullUnmarked
final class ArchiveOffice implements Corps, Archives, Facts, UnitOfWork {

    final CorpId connected;
    final List<KeyPair> pairs = new ArrayList<>();
    final List<Event> told = new ArrayList<>();
    Optional<SealedSecret> secret = Optional.empty();
    Optional<Instant> secretSetAt = Optional.empty();
    WakeUps wakeUps = new WakeUps(0, Optional.empty());

    ArchiveOffice(CorpId connected) {
        this.connected = connected;
    }

    @Override
    public <T> Mono<T> within(TenantId tenant, Mono<T> work) {
        return work;
    }

    @Override
    public Mono<Void> tell(Event fact) {
        return Mono.fromRunnable(() -> told.add(fact));
    }

    @Override
    public Mono<Void> remember(CorpEvent fact) {
        return Mono.empty();
    }

    @Override
    public Mono<Boolean> connected(TenantId tenant, CorpId corp) {
        return Mono.just(corp.equals(connected));
    }

    @Override
    public Mono<Void> lock(TenantId tenant, CorpId corp) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> setSecret(TenantId tenant, CorpId corp, SealedSecret sealed, Instant now) {
        return Mono.fromRunnable(() -> {
            secret = Optional.of(sealed);
            secretSetAt = Optional.of(now);
        });
    }

    @Override
    public Mono<Instant> secretSetAt(TenantId tenant, CorpId corp) {
        return Mono.justOrEmpty(secretSetAt);
    }

    @Override
    public Mono<Void> add(TenantId tenant, CorpId corp, KeyPair pair, SealedSecret privateKey) {
        return Mono.fromRunnable(() -> pairs.addFirst(pair));
    }

    @Override
    public Mono<Void> number(TenantId tenant, CorpId corp, KeyPair pair) {
        return Mono.fromRunnable(
                () -> pairs.replaceAll(old -> old.id().equals(pair.id()) ? pair : old));
    }

    @Override
    public Flux<KeyPair> keyPairs(TenantId tenant, CorpId corp) {
        return Flux.defer(() -> Flux.fromIterable(List.copyOf(pairs)));
    }

    @Override
    public Mono<WakeUps> wakeUps(TenantId tenant, CorpId corp) {
        return Mono.fromSupplier(() -> wakeUps);
    }

    @Override
    public Mono<Boolean> announced(CorpId corp, Instant at) {
        return Mono.fromSupplier(() -> {
            if (!corp.equals(connected)) {
                return false;
            }
            wakeUps = new WakeUps(wakeUps.count() + 1, Optional.of(at));
            return true;
        });
    }
}
