package com.wecombridge.binding.application.pairing;

import com.wecombridge.binding.domain.pairing.AccountBinding;
import com.wecombridge.binding.domain.pairing.AccountBinding.Bound;
import com.wecombridge.binding.domain.pairing.AccountBinding.Unbound;
import com.wecombridge.binding.domain.pairing.Circumstances.CorpStanding;
import com.wecombridge.binding.domain.pairing.Circumstances.MemberStanding;
import com.wecombridge.binding.domain.pairing.Circumstances.UserStanding;
import com.wecombridge.binding.domain.pairing.PairingDecision.Reason;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** CRM users, members and who is whom, without a database. Knows one tenant. */
final class InMemoryAccounts implements AccountBindings, CrmUsers, Members {

    private final Map<CrmUserId, CrmUser> users = new HashMap<>();
    private final Map<MemberUserId, MemberStanding> members = new HashMap<>();
    private final Map<Account, AccountBinding> bindings = new HashMap<>();
    private final Set<CorpId> corps = new HashSet<>();
    private Optional<Reason> loss = Optional.empty();

    void theirs(CorpId corp) {
        corps.add(corp);
    }

    /** Somebody else stores first. */
    void nextSaveLoses(Reason reason) {
        loss = Optional.of(reason);
    }

    @Override
    public Mono<AccountBinding> of(Account account) {
        return Mono.fromSupplier(() -> bindings.getOrDefault(account, new Unbound(0)));
    }

    @Override
    public Mono<Void> save(Account account, AccountBinding binding) {
        return Mono.defer(() -> {
            if (loss.isPresent()) {
                return Mono.error(new BoundMeanwhileException(loss.get()));
            }
            bindings.put(account, binding);
            return Mono.empty();
        });
    }

    @Override
    public Mono<CrmUserId> holder(TenantId tenant, CorpId corp, MemberUserId member) {
        return page(tenant, new Page("", Page.LARGEST))
                .filter(pair -> pair.account().corp().equals(corp))
                .filter(pair -> pair.binding().member().equals(member))
                .map(pair -> pair.account().user())
                .next();
    }

    @Override
    public Mono<CorpStanding> corp(TenantId tenant, CorpId corp) {
        return Mono.fromSupplier(
                () -> corps.contains(corp) ? CorpStanding.THEIRS : CorpStanding.NOT_THEIRS);
    }

    @Override
    public Flux<Pair> page(TenantId tenant, Page page) {
        return Flux.defer(() -> Flux.fromIterable(Map.copyOf(bindings).entrySet()))
                .filter(entry -> entry.getValue() instanceof Bound)
                .map(entry -> new Pair(entry.getKey(), (Bound) entry.getValue()))
                .sort(Comparator.comparing(pair -> pair.account().user().value()));
    }

    @Override
    public Mono<Void> learn(CrmUser user, long version) {
        return Mono.fromRunnable(() -> users.put(user.user(), user));
    }

    @Override
    public Mono<Void> forget(TenantId tenant, CrmUserId user, long version) {
        return Mono.fromRunnable(() -> users.remove(user));
    }

    @Override
    public Mono<UserStanding> standing(TenantId tenant, CrmUserId user) {
        return Mono.fromSupplier(() ->
                Optional.ofNullable(users.get(user))
                        .map(found ->
                                found.licensed() ? UserStanding.LICENSED : UserStanding.UNLICENSED)
                        .orElse(UserStanding.UNKNOWN));
    }

    @Override
    public Flux<CrmUser> users(TenantId tenant, Page page) {
        return Flux.fromIterable(users.values());
    }

    @Override
    public Mono<Void> learn(Sighting sighting, MemberStanding standing, long version) {
        return Mono.fromRunnable(() -> members.put(sighting.member(), standing));
    }

    @Override
    public Mono<MemberStanding> standing(TenantId tenant, CorpId corp, MemberUserId member) {
        return Mono.fromSupplier(() -> members.getOrDefault(member, MemberStanding.UNKNOWN));
    }
}
