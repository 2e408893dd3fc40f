package com.wecombridge.archive.application;

import com.wecombridge.archive.domain.ArchiveSettings.WakeUps;
import com.wecombridge.archive.domain.KeyPair;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The archive settings of each corp. Inside a unit of work. */
public interface Archives {

    /** Locks the corp's settings until the unit of work ends, making a row if there is none. */
    Mono<Void> lock(TenantId tenant, CorpId corp);

    Mono<Void> setSecret(TenantId tenant, CorpId corp, SealedSecret secret, Instant now);

    /** Empty while none is set. */
    Mono<Instant> secretSetAt(TenantId tenant, CorpId corp);

    Mono<Void> add(TenantId tenant, CorpId corp, KeyPair pair, SealedSecret privateKey);

    Mono<Void> number(TenantId tenant, CorpId corp, KeyPair pair);

    /** Newest first. */
    Flux<KeyPair> keyPairs(TenantId tenant, CorpId corp);

    /** Never empty: a corp that was never announced has none. */
    Mono<WakeUps> wakeUps(TenantId tenant, CorpId corp);

    /**
     * In a transaction of the corp: a callback does not know the tenant.
     *
     * @return false, storing nothing, if no tenant has connected the corp
     */
    Mono<Boolean> announced(CorpId corp, Instant at);
}
