package com.wecombridge.gateway.inbound.callback;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.wecombridge.events.id.SuiteId;
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
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds what opens the callbacks of an address. It remembers that for two seconds; nobody is
 * refused by what is remembered alone.
 */
@Component
class Keyring {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    /** A forger makes us look at one address no oftener than this. */
    private static final Duration NEW_ENOUGH = Duration.ofMillis(100);

    private static final int MOST = 10_000;

    private final SuiteSettings suite;
    private final Optional<Opener> suiteOpener;
    private final FindCallbackSetting findSetting;
    private final Clock clock;
    private final Duration newEnough;
    private final Cache<CorpApp, Remembered> remembered =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();

    @Autowired
    Keyring(SuiteSettings suite, FindCallbackSetting findSetting, Clock clock) {
        this(suite, findSetting, clock, NEW_ENOUGH);
    }

    Keyring(SuiteSettings suite, FindCallbackSetting findSetting, Clock clock, Duration newEnough) {
        this.suite = suite;
        this.suiteOpener = suite.cipher().map(cipher -> new Opener(Optional.empty(), cipher));
        this.findSetting = findSetting;
        this.clock = clock;
        this.newEnough = newEnough;
    }

    /** What opens the callbacks of an address, and whose app it is; no tenant for suites. */
    record Opener(Optional<TenantId> tenant, CallbackCipher cipher) {}

    /**
     * @param opener empty when nobody set the address up
     */
    private record Remembered(Optional<Opener> opener, long since) {

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - since > age.toNanos();
        }
    }

    /**
     * What an attempt comes to; if it is refused, what it comes to with the keys as they are stored
     * now. Empty when nobody set the address up.
     */
    <T> Mono<T> open(
            CallbackAddress address, Function<Opener, Mono<T>> attempt, Predicate<T> refused) {
        return switch (address) {
            case SuiteCommands(var id) -> ofSuite(id).flatMap(attempt);
            case SuiteEvents(var id) -> ofSuite(id).flatMap(attempt);
            case CorpApp app -> {
                var known = remembered.getIfPresent(app);
                if (known == null) {
                    yield look(app).flatMap(attempt);
                }
                var first = Mono.justOrEmpty(known.opener()).flatMap(attempt);
                yield known.isOlderThan(newEnough)
                        ? first.filter(refused.negate())
                                .switchIfEmpty(Mono.defer(() -> look(app).flatMap(attempt)))
                        : first;
            }
        };
    }

    /** Whose address it is, as far as that is remembered; suites are nobody's. */
    Optional<TenantId> ownerOf(CorpApp address) {
        return Optional.ofNullable(remembered.getIfPresent(address))
                .flatMap(Remembered::opener)
                .flatMap(Opener::tenant);
    }

    private Mono<Opener> ofSuite(SuiteId id) {
        return suite.isAbout(id.value()) ? Mono.justOrEmpty(suiteOpener) : Mono.empty();
    }

    private Mono<Opener> look(CorpApp app) {
        return findSetting
                .handle(app)
                .map(setting -> opener(setting, clock.instant()))
                .singleOptional()
                .doOnNext(found -> remembered.put(app, new Remembered(found, System.nanoTime())))
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
