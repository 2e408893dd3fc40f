package com.wecombridge.events.work;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import java.time.Duration;
import java.util.Optional;

/**
 * Something to be done outside a transaction.
 *
 * @param kind which {@link Worker} does it
 * @param key work of one kind and key is done in the order in which it was recorded
 * @param lane shares one limit of parallel work: the corp that is called
 * @param tenant whose rows the result touches, where known
 * @param corp likewise
 * @param payload what the worker needs to know, in its own words; never a secret in clear
 * @param delay how long after it was recorded it becomes due, by the database's clock: the clocks
 *     of those who record and of those who do it differ
 */
public record Work(
        String kind,
        String key,
        String lane,
        Optional<TenantId> tenant,
        Optional<CorpId> corp,
        String payload,
        Duration delay) {

    /** Work for a tenant's corp, in the corp's lane, due at once. */
    public static Work of(String kind, TenantId tenant, CorpId corp, String key) {
        return new Work(
                kind, key, corp.value(), Optional.of(tenant), Optional.of(corp), "", Duration.ZERO);
    }

    public Work withPayload(String payload) {
        return new Work(kind, key, lane, tenant, corp, payload, delay);
    }

    public Work after(Duration delay) {
        return new Work(kind, key, lane, tenant, corp, payload, delay);
    }

    /** The tenant's rows, else the corp's, else the platform's. */
    public Scope scope() {
        return tenant.map(Scope::of).or(() -> corp.map(Scope::of)).orElseGet(Scope::platform);
    }
}
