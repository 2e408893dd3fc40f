package com.wecombridge.gateway.application;

import com.wecombridge.events.id.TenantId;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import com.wecombridge.gateway.domain.CallbackSetting;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds the keys of an address: for a callback, or for somebody of the tenant that it belongs to.
 */
@Component
public class FindCallbackSetting {

    private final CallbackSettings settings;

    public FindCallbackSetting(CallbackSettings settings) {
        this.settings = settings;
    }

    /** Empty when nobody set the address. Reads to the end, lest the transaction be broken off. */
    public Mono<CallbackSetting> handle(CorpApp address) {
        return settings.of(address.corp())
                .filter(setting -> setting.address().equals(address))
                .singleOrEmpty();
    }

    /** Empty when the tenant did not set the address. */
    public Mono<CallbackSetting> handle(TenantId tenant, CorpApp address) {
        return handle(address).filter(setting -> setting.tenant().equals(tenant));
    }
}
