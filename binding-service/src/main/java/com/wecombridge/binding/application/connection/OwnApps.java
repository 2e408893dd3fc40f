package com.wecombridge.binding.application.connection;

import com.wecombridge.binding.domain.Reply;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import reactor.core.publisher.Mono;

/** The apps that a corp built itself. Never inside a unit of work. */
public interface OwnApps {

    /** Whether WeCom takes the Secret for this very app. Safe to repeat. */
    Mono<Reply<Verified>> verify(TenantId typedBy, CorpId corp, AppId app, SealedSecret secret);

    /** WeCom knows the app under this name. */
    record Verified(String appName) {}
}
