package com.wecombridge.gateway.domain;

import com.wecombridge.events.id.TenantId;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What becomes of a tenant's wish to set the keys of an address. */
public sealed interface SettingDecision {

    /** The setting is to be stored. */
    record Accepted(CallbackSetting setting) implements SettingDecision {}

    /** Another tenant has set an address of this corp, and a corp belongs to one tenant. */
    record CorpOfAnotherTenant() implements SettingDecision {}

    /**
     * Decides on a wish.
     *
     * @param ofCorp every setting of the corp, whosever it is
     */
    static SettingDecision decide(
            List<CallbackSetting> ofCorp, Wish wish, Instant now, Duration grace) {
        if (ofCorp.stream().anyMatch(setting -> !setting.tenant().equals(wish.tenant()))) {
            return new CorpOfAnotherTenant();
        }
        return new Accepted(
                ofCorp.stream()
                        .filter(setting -> setting.address().equals(wish.address()))
                        .findFirst()
                        .map(setting -> setting.changedTo(wish.pair(), now, grace))
                        .orElseGet(() ->
                                CallbackSetting.first(
                                        wish.tenant(), wish.address(), wish.pair(), now)));
    }

    /** What an administrator asks for. */
    record Wish(TenantId tenant, CorpApp address, CallbackKeyPair pair) {}
}
