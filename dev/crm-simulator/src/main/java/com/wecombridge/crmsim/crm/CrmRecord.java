package com.wecombridge.crmsim.crm;

import java.util.Map;
import java.util.Optional;

/** A record of any object, such as a lead. */
public record CrmRecord(
        String tenant,
        String object,
        String record,
        String owner,
        Map<String, String> fields,
        Optional<String> externalContact) {

    CrmRecord ownedBy(String newOwner) {
        return new CrmRecord(tenant, object, record, newOwner, fields, externalContact);
    }

    String key() {
        return key(tenant, object, record);
    }

    static String key(String tenant, String object, String record) {
        return tenant + ":" + object + ":" + record;
    }
}
