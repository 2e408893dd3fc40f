package com.wecombridge.events;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import java.util.Optional;

/**
 * Something that happened, told once and never changed. Implemented by records in sealed families.
 */
public interface Event {

    /** Where facts of this family are told. */
    Topic topic();

    /** The record key: facts with one key keep their order. On a state topic, the aggregate. */
    String key();

    /** CloudEvents {@code subject}: the thing concerned, as {@code <plural noun>/<id>}. */
    String subject();

    /** Counts up by aggregate; a read model never goes back behind a version that it has seen. */
    long version();

    /** Empty where the tenant is not known yet: callbacks, and corps that nobody claimed. */
    default Optional<TenantId> tenantId() {
        return Optional.empty();
    }

    default Optional<CorpId> corpId() {
        return Optional.empty();
    }

    /** True for the last fact about an aggregate of a state topic; a tombstone follows it. */
    default boolean endsAggregate() {
        return false;
    }
}
