package com.wecombridge.binding.application.connection;

import com.wecombridge.binding.domain.connection.CorpApp;
import com.wecombridge.binding.domain.token.TokenKeeping;
import com.wecombridge.events.id.TenantId;
import reactor.core.publisher.Flux;

/** A tenant's corps at one glance, for people. */
public interface CorpOverview {

    /** In the order of corp and app. */
    Flux<Line> of(TenantId tenant);

    /** One app and how its token fares. */
    record Line(CorpApp app, TokenKeeping token) {}
}
