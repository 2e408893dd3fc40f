package com.wecombridge.crmsim.crm;

import com.wecombridge.crmsim.contract.Fact.UserRemoved;
import com.wecombridge.crmsim.contract.Topics;
import com.wecombridge.crmsim.store.Outbox;
import com.wecombridge.crmsim.store.Shelf;
import com.wecombridge.crmsim.store.StateFile;
import java.util.List;
import java.util.Optional;

/** The people who use the CRM. Methods run inside a change of the state. */
public final class Users {

    private final Shelf<CrmUser> users;
    private final Outbox outbox;

    public Users(StateFile state, Outbox outbox) {
        this.users = state.shelf("users", CrmUser.class);
        this.outbox = outbox;
    }

    public Optional<CrmUser> find(String tenant, String user) {
        return users.find(tenant + ":" + user);
    }

    public List<CrmUser> of(String tenant) {
        return users.under(tenant + ":");
    }

    public List<CrmUser> all() {
        return users.all();
    }

    /** Tells the user unless nothing changed. */
    public CrmUser define(CrmUser.Profile profile) {
        return find(profile.tenant(), profile.user())
                .filter(known -> known.profile().equals(profile))
                .orElseGet(() -> change(profile));
    }

    public void remove(String tenant, String user) {
        find(tenant, user)
                .ifPresent(known -> {
                    users.remove(known.key());
                    outbox.append(new UserRemoved(tenant, user, nextVersion(known.key())));
                });
    }

    private CrmUser change(CrmUser.Profile profile) {
        String key = profile.tenant() + ":" + profile.user();
        CrmUser user = profile.version(nextVersion(key));
        users.put(key, user);
        outbox.append(user.changed());
        return user;
    }

    private long nextVersion(String key) {
        return outbox.nextVersion(Topics.USERS, key);
    }
}
