package com.wecombridge.gateway.inbound.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.gateway.application.CallbackSettings;
import com.wecombridge.gateway.application.FindCallbackSetting;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import com.wecombridge.gateway.domain.CallbackKeyPair;
import com.wecombridge.gateway.domain.CallbackSetting;
import com.wecombridge.gateway.inbound.callback.Keyring.Opener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class KeyringTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final CorpApp APP = new CorpApp(new CorpId("wwacme"), new AppId("1000002"));

    private final Stored stored = new Stored();

    @Test
    void remembersWhatOpened() {
        var keyring = keyring(Duration.ZERO);
        stored.isSetUp();

        assertThat(ask(keyring, "opened")).hasValue("opened");
        assertThat(ask(keyring, "opened")).hasValue("opened");

        assertThat(stored.looks).hasValue(1);
    }

    @Test
    void refusesNobodyByWhatItRemembersAlone() {
        var keyring = keyring(Duration.ZERO);
        stored.isSetUp();
        ask(keyring, "opened");

        var openers = new ArrayList<Opener>();
        var end =
                keyring.open(
                                APP,
                                opener -> {
                                    openers.add(opener);
                                    return Mono.just(openers.size() == 1 ? "refused" : "opened");
                                },
                                "refused"::equals)
                        .block(PATIENCE);

        assertThat(end).isEqualTo("opened");
        assertThat(openers).doesNotHaveDuplicates().hasSize(2);
        assertThat(stored.looks).hasValue(2);
    }

    @Test
    void callsNoAddressUnknownByWhatItRemembersAlone() {
        var keyring = keyring(Duration.ZERO);
        assertThat(ask(keyring, "opened")).isEmpty();

        stored.isSetUp();

        assertThat(ask(keyring, "opened")).hasValue("opened");
    }

    @Test
    void aForgerDoesNotMakeItLookAgainAtOnce() {
        var keyring = keyring(PATIENCE);
        stored.isSetUp();

        for (int i = 0; i < 10; i++) {
            assertThat(ask(keyring, "refused")).hasValue("refused");
        }

        assertThat(stored.looks).hasValue(1);
    }

    private Keyring keyring(Duration newEnough) {
        return new Keyring(
                new SuiteSettings("", "", "", ""),
                new FindCallbackSetting(stored),
                Clock.systemUTC(),
                newEnough);
    }

    private static Optional<String> ask(Keyring keyring, String answer) {
        return keyring.open(APP, _ -> Mono.just(answer), "refused"::equals).blockOptional(PATIENCE);
    }

    /** Settings that count how often they are looked at. */
    private static final class Stored implements CallbackSettings {

        final AtomicInteger looks = new AtomicInteger();
        private List<CallbackSetting> settings = List.of();

        void isSetUp() {
            var pair = new CallbackKeyPair("Token", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
            settings =
                    List.of(CallbackSetting.first(new TenantId("acme"), APP, pair, Instant.now()));
        }

        @Override
        public Flux<CallbackSetting> of(CorpId corp) {
            return Flux.defer(() -> {
                looks.incrementAndGet();
                return Flux.fromIterable(settings);
            });
        }

        @Override
        public Flux<CallbackSetting> hold(CorpId corp) {
            return of(corp);
        }

        @Override
        public Mono<Void> save(CallbackSetting setting) {
            return Mono.fromRunnable(() -> settings = List.of(setting));
        }
    }
}
