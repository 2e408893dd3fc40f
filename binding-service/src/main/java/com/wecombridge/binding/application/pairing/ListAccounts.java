package com.wecombridge.binding.application.pairing;

import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.application.pairing.AccountBindings.Pair;
import com.wecombridge.binding.application.pairing.CrmUsers.CrmUser;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Who could be bound, and who is. */
@Component
public class ListAccounts {

    private final CrmUsers users;
    private final AccountBindings bindings;
    private final UnitOfWork unitOfWork;

    public ListAccounts(CrmUsers users, AccountBindings bindings, UnitOfWork unitOfWork) {
        this.users = users;
        this.bindings = bindings;
        this.unitOfWork = unitOfWork;
    }

    public Flux<CrmUser> users(TenantId tenant, Page page) {
        return unitOfWork.many(Scope.of(tenant), users.users(tenant, page));
    }

    public Flux<Pair> bound(TenantId tenant, Page page) {
        return unitOfWork.many(Scope.of(tenant), bindings.page(tenant, page));
    }
}
