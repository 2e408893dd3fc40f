package com.wecombridge.gateway.inbound.callback;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.gateway.application.FindCallbackSetting;
import com.wecombridge.gateway.domain.CallbackAddress;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import com.wecombridge.gateway.domain.CallbackAddress.SuiteCommands;
import com.wecombridge.gateway.domain.CallbackAddress.SuiteEvents;
import com.wecombridge.gateway.domain.CallbackSetting;
import com.wecombridge.wecom.callback.CallbackCipher;
import com.wecombridge.wecom.callback.CallbackKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what opens the callbacks of an address, and remembers it for two seconds. */
@Component
class Keyring {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final int MOST = 10_000;

    private final SuiteSettings suite;
    private final FindCallbackSetting findSetting;
    private final Clock clock;
    private final Cache<CorpApp, Optional<Opener>> remembered =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();

    Keyring(SuiteSettings suite, FindCallbackSetting findSetting, Clock clock) {
        this.suite = suite;
        this.findSetting = findSetting;
        this.clock = clock;
    }

    /** What opens the callbacks of an address, and whose app it is; no tenant for suites. */
    record Opener(Optional<TenantId> tenant, CallbackCipher cipher) {}

    /** Empty when nobody set the address up. */
    Mono<Opener> of(CallbackAddress address) {
        return switch (address) {
            case SuiteCommands(var id) -> ofSuite(id.value());
            case SuiteEvents(var id) -> ofSuite(id.value());
            case CorpApp app -> ofApp(app);
        };
    }

    private Mono<Opener> ofSuite(String id) {
        return suite.isAbout(id)
                ? Mono.just(new Opener(Optional.empty(), suite.cipher()))
                : Mono.empty();
    }

    private Mono<Opener> ofApp(CorpApp app) {
        var known = remembered.getIfPresent(app);
        if (known != null) {
            return Mono.justOrEmpty(known);
        }
        return findSetting
                .handle(app)
                .map(setting -> opener(setting, clock.instant()))
                .singleOptional()
                .doOnNext(found -> remembered.put(app, found))
                .flatMap(Mono::justOrEmpty);
    }

    private static Opener opener(CallbackSetting setting, Instant now) {
        var keys =
                setting.openingAt(now).stream()
                        .map(pair -> CallbackKey.of(pair.token(), pair.encodingAesKey()))
                        .toList();
        return new Opener(Optional.of(setting.tenant()), new CallbackCipher(keys));
    }
}
