package com.wecombridge.binding.application.connection;

import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.application.connection.CorpOverview.Line;
import com.wecombridge.binding.application.connection.Entitlements.Entitlement;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a tenant has: its entitlement, and its corps with the health of their tokens. */
@Component
public class ShowTenant {

    private final CorpOverview overview;
    private final Entitlements entitlements;
    private final UnitOfWork unitOfWork;

    public ShowTenant(CorpOverview overview, Entitlements entitlements, UnitOfWork unitOfWork) {
        this.overview = overview;
        this.entitlements = entitlements;
        this.unitOfWork = unitOfWork;
    }

    /** In the order of corp and app. */
    public Flux<Line> corps(TenantId tenant) {
        return unitOfWork.many(Scope.of(tenant), overview.of(tenant));
    }

    /** Empty while the CRM has not told of the tenant. */
    public Mono<Entitlement> entitlement(TenantId tenant) {
        return unitOfWork.within(Scope.of(tenant), entitlements.of(tenant));
    }
}
