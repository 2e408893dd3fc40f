package com.wecombridge.contactsync.application.view;

import com.wecombridge.contactsync.application.UnitOfWork;
import com.wecombridge.contactsync.application.apps.ConnectedApps;
import com.wecombridge.contactsync.application.sync.SyncRuns;
import com.wecombridge.contactsync.domain.SyncRun;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Somebody of the tenant looks at the mirror and its runs. Empty for a corp in which the tenant has
 * no connected app.
 */
@Component
public final class LookAtMirror {

    private static final int NEWEST_RUNS = 50;

    private final UnitOfWork transactions;
    private final ConnectedApps apps;
    private final MirrorPages pages;
    private final SyncRuns runs;

    public LookAtMirror(
            UnitOfWork transactions, ConnectedApps apps, MirrorPages pages, SyncRuns runs) {
        this.transactions = transactions;
        this.apps = apps;
        this.pages = pages;
        this.runs = runs;
    }

    /**
     * Which page.
     *
     * @param after empty for the first one
     */
    public record Query(TenantId tenant, CorpId corp, Optional<PagePosition> after, int limit) {}

    /**
     * One page.
     *
     * @param next where the next one begins; empty on the last one
     */
    public record MemberPage(List<MemberRow> rows, Optional<PagePosition> next) {}

    /** One row more than asked for tells whether there is a next page. */
    public Mono<MemberPage> members(Query query) {
        var rows =
                pages.members(query.tenant(), query.corp(), query.after(), query.limit() + 1)
                        .collectList();
        return ifConnected(query.tenant(), query.corp(), rows)
                .map(found -> page(found, query.limit()));
    }

    private static MemberPage page(List<MemberRow> found, int limit) {
        if (found.size() <= limit) {
            return new MemberPage(found, Optional.empty());
        }
        var rows = found.subList(0, limit);
        var last = rows.getLast();
        return new MemberPage(
                rows, Optional.of(new PagePosition(last.app(), last.content().key())));
    }

    public Mono<List<DepartmentRow>> departments(TenantId tenant, CorpId corp) {
        return ifConnected(tenant, corp, pages.departments(tenant, corp).collectList());
    }

    /** Newest first. */
    public Mono<List<SyncRun>> runs(TenantId tenant, CorpId corp) {
        return ifConnected(tenant, corp, runs.newest(tenant, corp, NEWEST_RUNS).collectList());
    }

    private <T> Mono<T> ifConnected(TenantId tenant, CorpId corp, Mono<T> look) {
        var connected = apps.of(tenant, corp).hasElements().filter(Boolean::booleanValue);
        return transactions.within(tenant, connected.flatMap(_ -> look));
    }
}
