package com.wecombridge.gateway.application;

import com.wecombridge.events.audit.AuditEntry;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.outbox.Outbox;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.gateway.domain.SettingDecision;
import com.wecombridge.gateway.domain.SettingDecision.Accepted;
import com.wecombridge.gateway.domain.SettingDecision.Corp;
import com.wecombridge.gateway.domain.SettingDecision.CorpNotConnected;
import com.wecombridge.gateway.domain.SettingDecision.Wish;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sets the keys of the callback address of a corp's own app. */
@Component
public class ChangeCallbackSetting {

    /** How long the former pair still opens: time to paste the new one into WeCom's console. */
    static final Duration GRACE = Duration.ofHours(24);

    private final Transactions transactions;
    private final CallbackSettings settings;
    private final ConnectedCorps corps;
    private final Outbox outbox;
    private final Clock clock;

    ChangeCallbackSetting(
            Transactions transactions,
            CallbackSettings settings,
            ConnectedCorps corps,
            Outbox outbox,
            Clock clock) {
        this.transactions = transactions;
        this.settings = settings;
        this.corps = corps;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A wish, and who has it.
     *
     * @param actor the subject of the caller
     */
    public record Command(String actor, Wish wish) {}

    public Mono<SettingDecision> handle(Command command) {
        var wish = command.wish();
        return transactions.within(
                Scope.of(wish.address().corp()),
                known(wish.address().corp())
                        .map(corp -> SettingDecision.decide(corp, wish, clock.instant(), GRACE))
                        .flatMap(decision -> carryOut(command, decision).thenReturn(decision)));
    }

    private Mono<Corp> known(CorpId corp) {
        return settings.hold(corp)
                .collectList()
                .zipWhen(
                        _ -> corps.tenantsOf(corp).collect(Collectors.toSet()),
                        (ofCorp, tenants) -> new Corp(tenants, ofCorp));
    }

    private Mono<Void> carryOut(Command command, SettingDecision decision) {
        return switch (decision) {
            case Accepted(var setting) ->
                    settings.save(setting).then(writeDown(command, Optional.empty()));
            case CorpNotConnected _ -> writeDown(command, Optional.of("CORP_NOT_CONNECTED"));
        };
    }

    private Mono<Void> writeDown(Command command, Optional<String> refusal) {
        return transactions.within(
                Scope.of(command.wish().tenant()), outbox.append(entry(command, refusal)));
    }

    private AuditEntry entry(Command command, Optional<String> refusal) {
        Instant now = clock.instant();
        return new AuditEntry(
                command.wish().tenant(),
                command.actor(),
                "callback-setting.change",
                "callback-settings/" + command.wish().address().path(),
                Map.of(),
                refusal,
                now,
                now.toEpochMilli());
    }
}
