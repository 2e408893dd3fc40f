package com.wecombridge.crmsim.crm;

import com.wecombridge.crmsim.contract.Fact;
import java.util.List;
import java.util.Optional;

/** A user of the CRM; only a licensed one can be bound to a WeCom member. */
public record CrmUser(
        String tenant,
        String user,
        String name,
        Optional<String> email,
        Optional<String> employeeNumber,
        boolean licensed,
        List<String> groups,
        long version) {

    Fact changed() {
        return new Fact.UserChanged(
                tenant, user, name, email, employeeNumber, licensed, groups, version);
    }

    String key() {
        return tenant + ":" + user;
    }

    /** All but the version. */
    public Profile profile() {
        return new Profile(tenant, user, name, email, employeeNumber, licensed, groups);
    }

    /** What a person may define about a user. */
    public record Profile(
            String tenant,
            String user,
            String name,
            Optional<String> email,
            Optional<String> employeeNumber,
            boolean licensed,
            List<String> groups) {

        public Profile {
            Ids.require("tenant", tenant);
            Ids.require("user", user);
            Ids.require("name", name);
            groups.forEach(group -> Ids.require("groups", group));
        }

        CrmUser version(long version) {
            return new CrmUser(
                    tenant, user, name, email, employeeNumber, licensed, groups, version);
        }
    }
}
