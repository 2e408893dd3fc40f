package com.wecombridge.binding.application.install;

import static com.wecombridge.binding.application.InMemory.CLOCK;
import static com.wecombridge.binding.application.InMemory.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.binding.application.Audit;
import com.wecombridge.binding.application.Audit.Actor;
import com.wecombridge.binding.application.Errands.Kind;
import com.wecombridge.binding.application.InMemory;
import com.wecombridge.binding.application.InMemory.Note;
import com.wecombridge.binding.application.connection.CancelAuthorization;
import com.wecombridge.binding.application.connection.ConnectedApps;
import com.wecombridge.binding.application.connection.InMemoryCorps;
import com.wecombridge.binding.application.connection.InMemoryEntitlements;
import com.wecombridge.binding.application.token.InMemoryTokens;
import com.wecombridge.binding.application.token.KeepAppToken;
import com.wecombridge.binding.application.token.SuiteAccess;
import com.wecombridge.binding.domain.Refusal;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.connection.Authorization;
import com.wecombridge.binding.domain.connection.CorpApp.Standing;
import com.wecombridge.binding.domain.connection.Install.Reason;
import com.wecombridge.binding.domain.connection.Install.State;
import com.wecombridge.binding.domain.connection.InstallId;
import com.wecombridge.binding.domain.token.Token;
import com.wecombridge.binding.domain.token.TokenKeeping;
import com.wecombridge.events.audit.AuditEntry;
import com.wecombridge.events.binding.CorpEvent.CorpConnected;
import com.wecombridge.events.binding.CorpEvent.CorpDisconnected;
import com.wecombridge.events.binding.TokenEvent.TokenWithdrawn;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.work.Outcome;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstallStoryTest {

    private static final SuiteId SUITE = new SuiteId("wwsuite000000001");
    private static final AppId APP = new AppId(SUITE.value());
    private static final CorpId CORP = new CorpId("wpacme0000000001");
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final SealedSecret CODE = new SealedSecret("sealed-auth-code");
    private static final Reply<Authorization> YES =
            new Reply.Given<>(new Authorization(CORP, new SealedSecret("sealed-permanent-code")));

    private final InMemory memory = new InMemory();
    private final InMemoryTokens tokens = new InMemoryTokens();
    private final InMemoryCorps corps = new InMemoryCorps(tokens);
    private final InMemoryInstalls wecom = new InMemoryInstalls();
    private final InMemoryEntitlements entitlements = new InMemoryEntitlements();

    private final SuiteAccess suite = new SuiteAccess(SUITE, tokens, memory, memory, CLOCK);
    private final KeepAppToken keeping =
            new KeepAppToken(tokens, tokens, memory, memory, memory, CLOCK);
    private final ConnectedApps connected = new ConnectedApps(corps, keeping, memory, CLOCK);
    private final StartInstall start =
            new StartInstall(entitlements, wecom, suite, wecom, new Audit(memory, CLOCK), memory);
    private final ReceiveAuthCode receive = new ReceiveAuthCode(wecom, memory, memory);
    private final TakeOffer takeOffer = new TakeOffer(SUITE, wecom, memory, memory);
    private final ExchangeAuthCode exchange =
            new ExchangeAuthCode(
                    wecom,
                    wecom,
                    suite,
                    new SettleInstall(SUITE, wecom, connected, memory, memory, CLOCK),
                    memory,
                    CLOCK);
    private final ReadAuthorization read =
            new ReadAuthorization(tokens, wecom, suite, connected, corps, memory);
    private final CancelAuthorization cancel =
            new CancelAuthorization(corps, keeping, memory, memory);

    @BeforeEach
    void theFeatureIsOpenAndTheSuiteHasAToken() {
        entitlements.open(ACME);
        entitlements.open(GLOBEX);
        suiteTokenArrives();
    }

    @Test
    void connectsACorpAndTellsIt() {
        wecom.answer(YES);
        var install = comeBack(ACME);

        exchange(install, Optional.of(ACME));
        readAuthorization();

        assertThat(wecom.stateOf(install)).isEqualTo(new State.Exchanged(CORP));
        assertThat(memory.told())
                .filteredOn(CorpConnected.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        CorpConnected.class,
                        told -> {
                            assertThat(told.tenant()).isEqualTo(ACME);
                            assertThat(told.agentId()).isEqualTo(1000005);
                        });
        assertThat(memory.notes()).contains(new Note(Kind.FETCH_APP_TOKEN, CORP.value(), NOW));
    }

    @Test
    void opensNothingForATenantWhoseFeatureIsClosed() {
        assertThat(start(new TenantId("initech")))
                .isEqualTo(new StartInstall.Result.FeatureNotOpen());
    }

    @Test
    void startsNothingWithoutASuiteToken() {
        tokens.keep(SUITE.value(), TokenKeeping.fresh());

        assertThat(start(ACME)).isInstanceOf(StartInstall.Result.NotNow.class);
        assertThat(memory.told())
                .singleElement()
                .isInstanceOfSatisfying(
                        AuditEntry.class, tried -> assertThat(tried.refusal()).contains("NOT_NOW"));
    }

    @Test
    void takesAStateOnce() {
        start(ACME);

        assertThat(receive("state-acme")).isEqualTo(ReceiveAuthCode.Result.RECEIVED);
        assertThat(receive("state-acme")).isEqualTo(ReceiveAuthCode.Result.NOT_EXPECTED);
    }

    @Test
    void tellsNobodyOfACorpWithoutATenant() {
        wecom.answer(YES);
        var offer = new InstallId("offer-1");
        takeOffer.handle(new TakeOffer.Command(SUITE, offer, CODE, NOW)).block();

        exchange(offer, Optional.empty());
        readAuthorization();

        assertThat(corps.app(CORP))
                .get()
                .satisfies(app -> {
                    assertThat(app.tenant()).isEmpty();
                    assertThat(app.standing()).isInstanceOf(Standing.Connected.class);
                });
        assertThat(memory.told()).isEmpty();
    }

    @Test
    void ignoresOffersOfAnotherSuite() {
        var another = new SuiteId("wwsuite000000009");

        takeOffer
                .handle(new TakeOffer.Command(another, new InstallId("offer-1"), CODE, NOW))
                .block();

        assertThat(memory.notes()).isEmpty();
    }

    @Test
    void refusesACorpOfAnotherTenant() {
        wecom.answer(YES);
        wecom.answer(YES);
        exchange(comeBack(ACME), Optional.of(ACME));

        var second = comeBack(GLOBEX);
        exchange(second, Optional.of(GLOBEX));

        assertThat(wecom.stateOf(second))
                .isEqualTo(new State.Refused(Reason.CORP_OF_ANOTHER_TENANT));
        assertThat(corps.app(CORP)).get().satisfies(app -> assertThat(app.tenant()).contains(ACME));
    }

    @Test
    void keepsTheCodeWhileWeComIsBusy() {
        wecom.answer(new Reply.Denied<>(new Refusal.Later("-1")));
        var install = comeBack(ACME);

        exchange(install, Optional.of(ACME));

        assertThat(wecom.stateOf(install)).isEqualTo(new State.CodeReceived(CODE, NOW));
        assertThat(memory.notes())
                .contains(new Note(Kind.EXCHANGE_AUTH_CODE, install.value(), NOW.plusSeconds(3)));
    }

    @Test
    void endsWhenTheCodeIsRefused() {
        wecom.answer(new Reply.Denied<>(new Refusal.CredentialWrong("40078")));
        var install = comeBack(ACME);

        exchange(install, Optional.of(ACME));

        assertThat(wecom.stateOf(install)).isEqualTo(new State.Refused(Reason.AUTH_CODE_REFUSED));
    }

    @Test
    void neverAsksTwiceWhenTheAnswerIsLost() {
        wecom.answer(new Reply.Denied<>(new Refusal.OutcomeUnknown("no answer")));
        var install = comeBack(ACME);

        exchange(install, Optional.of(ACME));
        exchange(install, Optional.of(ACME));

        assertThat(wecom.stateOf(install)).isEqualTo(new State.OutcomeUnknown());
        assertThat(wecom.exchanged()).isEqualTo(1);
    }

    @Test
    void neverAsksTwiceWhenWeStoppedInTheMiddle() {
        wecom.answer(YES);
        var install = comeBack(ACME);
        exchangeWithoutStoring(install);

        exchange(install, Optional.of(ACME));

        assertThat(wecom.stateOf(install)).isEqualTo(new State.OutcomeUnknown());
        assertThat(wecom.exchanged()).isEqualTo(1);
    }

    @Test
    void tellsACancellation() {
        wecom.answer(YES);
        exchange(comeBack(ACME), Optional.of(ACME));
        readAuthorization();

        cancel(NOW.plusSeconds(60));
        cancel(NOW.plusSeconds(61));

        assertThat(memory.told()).filteredOn(fact -> fact instanceof CorpDisconnected).hasSize(1);
        assertThat(memory.told()).filteredOn(fact -> fact instanceof TokenWithdrawn).hasSize(1);
    }

    @Test
    void ignoresACancellationFromBeforeTheInstall() {
        wecom.answer(YES);
        exchange(comeBack(ACME), Optional.of(ACME));
        readAuthorization();

        cancel(NOW.minusSeconds(60));

        assertThat(corps.app(CORP))
                .get()
                .satisfies(
                        app -> assertThat(app.standing()).isInstanceOf(Standing.Connected.class));
    }

    private void suiteTokenArrives() {
        var token = new Token(new SealedSecret("sealed"), "s", NOW, NOW.plusSeconds(7200));
        tokens.keep(SUITE.value(), TokenKeeping.fresh().given(token, NOW));
    }

    private StartInstall.Result start(TenantId tenant) {
        var command =
                new StartInstall.Command(
                        new Actor(tenant, "wang.admin"), idOf(tenant), "state-" + tenant, NOW);
        return Objects.requireNonNull(start.handle(command).block());
    }

    private InstallId comeBack(TenantId tenant) {
        assertThat(start(tenant)).isInstanceOf(StartInstall.Result.Started.class);
        assertThat(receive("state-" + tenant)).isEqualTo(ReceiveAuthCode.Result.RECEIVED);
        return idOf(tenant);
    }

    private static InstallId idOf(TenantId tenant) {
        return new InstallId("install-" + tenant);
    }

    private ReceiveAuthCode.Result receive(String state) {
        var command = new ReceiveAuthCode.Command(state, CODE, NOW);
        return Objects.requireNonNull(receive.handle(command).block());
    }

    private void exchange(InstallId install, Optional<TenantId> tenant) {
        store(exchange.handle(new ExchangeAuthCode.Command(install, tenant)).block());
    }

    private void exchangeWithoutStoring(InstallId install) {
        exchange.handle(new ExchangeAuthCode.Command(install, Optional.of(ACME))).block();
    }

    private void readAuthorization() {
        store(read.handle(new ReadAuthorization.Command(CORP, APP)).block());
    }

    private void cancel(Instant at) {
        cancel.handle(new CancelAuthorization.Command(CORP, APP, at)).block();
    }

    private static void store(@Nullable Outcome outcome) {
        switch (outcome) {
            case Outcome.Done(var effect) -> effect.block();
            case Outcome.DoneForAllDue(var effect) -> effect.block();
            case Outcome.NotYet(_, var cause) -> throw new AssertionError("not yet: " + cause);
            case null -> throw new AssertionError("no outcome");
        }
    }
}
