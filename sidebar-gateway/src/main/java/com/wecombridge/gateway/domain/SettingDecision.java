package com.wecombridge.gateway.domain;

import com.wecombridge.events.id.TenantId;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What becomes of a tenant's wish to set the keys of an address. */
public sealed interface SettingDecision {

    /** The setting is to be stored; what other tenants set for the corp is void. */
    record Accepted(CallbackSetting setting) implements SettingDecision {}

    /** The corp is connected to nobody, or to somebody else; which of them is not said. */
    record CorpNotConnected() implements SettingDecision {}

    /**
     * Decides on a wish: only connecting a corp proves whose it is, setting an address does not.
     */
    static SettingDecision decide(Corp corp, Wish wish, Instant now, Duration grace) {
        if (!corp.connectedTo().contains(wish.tenant())) {
            return new CorpNotConnected();
        }
        return new Accepted(
                corp.settings().stream()
                        .filter(setting -> setting.tenant().equals(wish.tenant()))
                        .filter(setting -> setting.address().equals(wish.address()))
                        .findFirst()
                        .map(setting -> setting.changedTo(wish.pair(), now, grace))
                        .orElseGet(() ->
                                CallbackSetting.first(
                                        wish.tenant(), wish.address(), wish.pair(), now)));
    }

    /**
     * What is known of the corp.
     *
     * @param connectedTo to whom binding connected it
     * @param settings every setting of it, whosever it is
     */
    record Corp(Set<TenantId> connectedTo, List<CallbackSetting> settings) {

        public Corp {
            connectedTo = Set.copyOf(connectedTo);
            settings = List.copyOf(settings);
        }
    }

    /** What an administrator asks for. */
    record Wish(TenantId tenant, CorpApp address, CallbackKeyPair pair) {}
}
