package com.wecombridge.archive.application;

import com.wecombridge.archive.domain.ArchiveSettings;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers what is set for a corp; never a secret. */
@Component
public final class ShowArchiveSettings {

    private final Corps corps;
    private final Archives archives;
    private final UnitOfWork unit;

    public ShowArchiveSettings(Corps corps, Archives archives, UnitOfWork unit) {
        this.corps = corps;
        this.archives = archives;
        this.unit = unit;
    }

    /** Empty if the corp is not the tenant's. */
    public Mono<ArchiveSettings> handle(Query query) {
        var settings =
                corps.connected(query.tenant(), query.corp())
                        .filter(connected -> connected)
                        .flatMap(_ -> settings(query));
        return unit.within(query.tenant(), settings);
    }

    private Mono<ArchiveSettings> settings(Query query) {
        return secretSetAt(query)
                .flatMap(secretSetAt ->
                        archives.keyPairs(query.tenant(), query.corp())
                                .collectList()
                                .zipWhen(
                                        _ -> archives.wakeUps(query.tenant(), query.corp()),
                                        (pairs, wakeUps) ->
                                                new ArchiveSettings(secretSetAt, pairs, wakeUps)));
    }

    private Mono<Optional<Instant>> secretSetAt(Query query) {
        return archives.secretSetAt(query.tenant(), query.corp())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /** Which corp, for whom. */
    public record Query(TenantId tenant, CorpId corp) {}
}
