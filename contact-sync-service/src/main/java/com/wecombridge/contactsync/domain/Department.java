package com.wecombridge.contactsync.domain;

import com.wecombridge.events.id.DepartmentId;
import java.util.Optional;

/** A department as WeCom shows it to one app; the root has no parent. */
public record Department(
        DepartmentId id, Optional<String> name, Optional<DepartmentId> parent, long order)
        implements Content {

    @Override
    public String key() {
        return Long.toString(id.value());
    }

    @Override
    public String fingerprint() {
        return Fingerprint.of(id, name, parent, order);
    }
}
