package com.wecombridge.binding.application.token;

import static com.wecombridge.binding.application.InMemory.CLOCK;
import static com.wecombridge.binding.application.InMemory.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.binding.application.Errands.Kind;
import com.wecombridge.binding.application.InMemory;
import com.wecombridge.binding.application.InMemory.Note;
import com.wecombridge.binding.application.token.AppCredentials.AppCredential;
import com.wecombridge.binding.domain.Refusal;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.connection.AppKind;
import com.wecombridge.binding.domain.token.HeldToken;
import com.wecombridge.binding.domain.token.Token;
import com.wecombridge.binding.domain.token.TokenKeeping;
import com.wecombridge.binding.domain.token.Trouble;
import com.wecombridge.events.binding.TokenEvent.TokenIssued;
import com.wecombridge.events.binding.TokenEvent.TokenWithdrawn;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.work.Outcome;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class FetchAppTokenTest {

    private static final CorpId CORP = new CorpId("wwacme0000000001");
    private static final AppId CRM = new AppId("1000002");
    private static final TokenKey TOKEN = TokenKey.accessToken(CORP, CRM);
    private static final SuiteId SUITE = new SuiteId("wwsuite000000001");
    private static final TenantId ACME = new TenantId("acme");
    private static final Duration LIFE = Duration.ofHours(2);

    private final InMemory memory = new InMemory();
    private final InMemoryTokens wecom = new InMemoryTokens();
    private final SuiteAccess suite = new SuiteAccess(SUITE, wecom, memory, memory, CLOCK);
    private final KeepAppToken keeping =
            new KeepAppToken(wecom, wecom, memory, memory, memory, CLOCK);
    private final ReplaceRejectedToken replace = new ReplaceRejectedToken(keeping, memory);
    private final FetchAppToken fetch =
            new FetchAppToken(keeping, wecom, suite, new AppAccess(keeping, replace), memory);

    @Test
    void tellsATokenAndComesBackAtHalfOfItsLife() {
        wecom.credential(app(AppKind.SELF_BUILT, Optional.of(ACME)));
        wecom.answer(new Reply.Given<>(token("a")));

        fetch();

        assertThat(memory.told())
                .singleElement()
                .isInstanceOfSatisfying(
                        TokenIssued.class,
                        told -> {
                            assertThat(told.tenant()).isEqualTo(ACME);
                            assertThat(told.fingerprint()).isEqualTo("a");
                            assertThat(told.version()).isEqualTo(1);
                        });
        assertThat(memory.notes())
                .contains(
                        new Note(Kind.FETCH_APP_TOKEN, CORP.value(), NOW.plus(LIFE.dividedBy(2))));
    }

    @Test
    void asksOnlyOncePerLife() {
        wecom.credential(app(AppKind.SELF_BUILT, Optional.of(ACME)));
        wecom.answer(new Reply.Given<>(token("a")));

        fetch();
        fetch();

        assertThat(wecom.asked()).isEqualTo(1);
    }

    @Test
    void fetchesNothingForACorpOfNobody() {
        wecom.credential(app(AppKind.SUITE, Optional.empty()));

        fetch();

        assertThat(wecom.asked()).isZero();
        assertThat(memory.notes()).isEmpty();
    }

    @Test
    void stopsWithAWrongSecret() {
        wecom.credential(app(AppKind.SELF_BUILT, Optional.of(ACME)));
        wecom.answer(new Reply.Denied<>(new Refusal.CredentialWrong("40001")));

        fetch();
        fetch();

        assertThat(wecom.asked()).isEqualTo(1);
        assertThat(memory.notes()).isEmpty();
        assertThat(wecom.kept(CORP.value()).trouble()).contains(new Trouble.Stopped("40001", NOW));
    }

    @Test
    void comesBackSoonWhenWeComIsBusy() {
        wecom.credential(app(AppKind.SELF_BUILT, Optional.of(ACME)));
        wecom.answer(new Reply.Denied<>(new Refusal.Later("-1")));

        fetch();

        assertThat(memory.notes())
                .containsExactly(new Note(Kind.FETCH_APP_TOKEN, CORP.value(), NOW.plusSeconds(5)));
    }

    @Test
    void waitsForTheSuiteToken() {
        wecom.credential(app(AppKind.SUITE, Optional.of(ACME)));

        fetch();

        assertThat(wecom.asked()).isZero();
        assertThat(wecom.kept(CORP.value()).trouble()).get().isInstanceOf(Trouble.Passing.class);
    }

    @Test
    void replacesTheSuiteTokenThatWeComRefuses() {
        wecom.keep(SUITE.value(), TokenKeeping.fresh().given(token("s"), NOW));
        wecom.credential(app(AppKind.SUITE, Optional.of(ACME)));
        wecom.answer(new Reply.Denied<>(new Refusal.NoToken("40082")));

        fetch();

        assertThat(wecom.kept(SUITE.value()).held()).isInstanceOf(HeldToken.Rejected.class);
        assertThat(memory.notes()).contains(new Note(Kind.FETCH_SUITE_TOKEN, SUITE.value(), NOW));
    }

    @Test
    void keepsNothingOfAnAppThatWasDisconnectedMeanwhile() {
        wecom.credential(app(AppKind.SELF_BUILT, Optional.of(ACME)));
        wecom.answer(new Reply.Given<>(token("a")));
        var outcome = fetch.handle(TOKEN).block();
        wecom.noCredential();

        store(outcome);

        assertThat(memory.told()).isEmpty();
        assertThat(wecom.kept(CORP.value())).isEqualTo(TokenKeeping.fresh());
    }

    @Test
    void asksAgainWhenTheCredentialWasSealedAnewMeanwhile() {
        wecom.credential(app(AppKind.SELF_BUILT, Optional.of(ACME)));
        wecom.answer(new Reply.Given<>(token("a")));
        var outcome = fetch.handle(TOKEN).block();
        wecom.credential(
                new AppCredential(
                        CORP,
                        CRM,
                        AppKind.SELF_BUILT,
                        Optional.of(ACME),
                        new SealedSecret("sealed-under-another-key")));

        store(outcome);

        assertThat(memory.notes())
                .containsExactly(new Note(Kind.FETCH_APP_TOKEN, CORP.value(), NOW));
    }

    @Test
    void fetchesAnotherAtOnceWhenTheCurrentOneIsRejected() {
        wecom.keep(CORP.value(), TokenKeeping.fresh().given(token("a"), NOW));

        replace.handle(new ReplaceRejectedToken.Command(TOKEN, "b")).block();
        assertThat(memory.notes()).isEmpty();

        replace.handle(new ReplaceRejectedToken.Command(TOKEN, "a")).block();
        assertThat(memory.notes())
                .containsExactly(new Note(Kind.FETCH_APP_TOKEN, CORP.value(), NOW));
    }

    @Test
    void tellsThatATokenIsWithdrawn() {
        wecom.keep(CORP.value(), TokenKeeping.fresh().given(token("a"), NOW));

        keeping.withdraw(Optional.of(ACME), CORP, CRM).block();

        assertThat(memory.told())
                .singleElement()
                .isInstanceOfSatisfying(
                        TokenWithdrawn.class, told -> assertThat(told.version()).isEqualTo(2));
        assertThat(wecom.kept(CORP.value()).held()).isEqualTo(new HeldToken.None());
    }

    private void fetch() {
        store(fetch.handle(TOKEN).block());
    }

    private static void store(@Nullable Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        if (outcome instanceof Outcome.Done(Mono<?> effect)) {
            effect.block();
        }
    }

    private static AppCredential app(AppKind kind, Optional<TenantId> tenant) {
        return new AppCredential(CORP, CRM, kind, tenant, new SealedSecret("sealed-credential"));
    }

    private static Token token(String fingerprint) {
        return new Token(
                new SealedSecret("sealed-" + fingerprint), fingerprint, NOW, NOW.plus(LIFE));
    }
}
