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
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.work.Outcome;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class FetchTicketTest {

    private static final CorpId CORP = new CorpId("wwacme0000000001");
    private static final AppId CRM = new AppId("1000002");
    private static final TokenKey TOKEN = TokenKey.accessToken(CORP, CRM);
    private static final TokenKey TICKET = TOKEN.of(TokenKind.APP_TICKET);
    private static final SuiteId SUITE = new SuiteId("wwsuite000000001");
    private static final TenantId ACME = new TenantId("acme");
    private static final Duration LIFE = Duration.ofHours(2);

    private final InMemory memory = new InMemory();
    private final InMemoryTokens wecom = new InMemoryTokens();
    private final KeepAppToken keeping =
            new KeepAppToken(wecom, wecom, memory, memory, memory, CLOCK);
    private final FetchAppToken fetch =
            new FetchAppToken(
                    keeping,
                    wecom,
                    new SuiteAccess(SUITE, wecom, memory, memory, CLOCK),
                    new AppAccess(keeping, new ReplaceRejectedToken(keeping, memory)),
                    memory);

    @BeforeEach
    void anAppIsConnected() {
        wecom.credential(
                new AppCredential(
                        CORP,
                        CRM,
                        AppKind.SELF_BUILT,
                        Optional.of(ACME),
                        new SealedSecret("sealed-credential")));
    }

    @Test
    void comesWithANewTokenAndNotWithTheSameOneAgain() {
        wecom.answer(new Reply.Given<>(token("a")));
        fetch(TOKEN);

        assertThat(memory.notes())
                .contains(
                        new Note(Kind.FETCH_CORP_TICKET, CORP.value(), NOW),
                        new Note(Kind.FETCH_APP_TICKET, CORP.value(), NOW));

        memory.notes().clear();
        wecom.keep(CORP.value(), TokenKeeping.fresh().given(tokenFrom("a", LIFE), NOW));
        wecom.answer(new Reply.Given<>(token("a")));
        fetch(TOKEN);

        assertThat(memory.notes()).extracting(Note::kind).containsExactly(Kind.FETCH_APP_TOKEN);
    }

    @Test
    void isToldAndRenewedAtHalfOfItsLife() {
        holdsAToken();
        wecom.answer(new Reply.Given<>(token("t")));

        fetch(TICKET);

        assertThat(memory.told())
                .singleElement()
                .isInstanceOfSatisfying(
                        TokenIssued.class,
                        told -> {
                            assertThat(told.kind()).isEqualTo(TokenKind.APP_TICKET);
                            assertThat(told.tenant()).isEqualTo(ACME);
                            assertThat(told.fingerprint()).isEqualTo("t");
                        });
        assertThat(memory.notes())
                .containsExactly(
                        new Note(Kind.FETCH_APP_TICKET, CORP.value(), NOW.plus(LIFE.dividedBy(2))));
        fetch(TICKET);
        assertThat(wecom.asked()).isEqualTo(1);
    }

    @Test
    void waitsForAToken() {
        fetch(TICKET);

        assertThat(wecom.asked()).isZero();
        assertThat(memory.notes())
                .containsExactly(new Note(Kind.FETCH_APP_TICKET, CORP.value(), NOW.plusSeconds(5)));
    }

    @Test
    void hasTheTokenReplacedThatWeComRefuses() {
        holdsAToken();
        wecom.answer(new Reply.Denied<>(new Refusal.NoToken("40014")));

        fetch(TICKET);

        assertThat(wecom.kept(CORP.value()).held()).isInstanceOf(HeldToken.Rejected.class);
        assertThat(memory.notes()).contains(new Note(Kind.FETCH_APP_TOKEN, CORP.value(), NOW));
    }

    @Test
    void isAskedForOnceInAnHourWhereItIsNotPermitted() {
        holdsAToken();
        wecom.answer(new Reply.Denied<>(new Refusal.NotPermitted("48002")));

        fetch(TICKET);

        assertThat(memory.notes())
                .containsExactly(
                        new Note(
                                Kind.FETCH_APP_TICKET,
                                CORP.value(),
                                NOW.plus(Duration.ofHours(1))));
        assertThat(wecom.kept(InMemoryTokens.nameOf(TICKET)).trouble())
                .contains(new Trouble.Passing("48002", NOW));
        assertThat(wecom.kept(CORP.value()).usable(NOW)).isPresent();
    }

    @Test
    void isWithdrawnWithTheAppIfItWasEverTold() {
        holdsAToken();
        wecom.answer(new Reply.Given<>(token("t")));
        fetch(TICKET);
        memory.told().clear();

        keeping.withdraw(Optional.of(ACME), CORP, CRM).block();

        assertThat(memory.told())
                .extracting(fact -> ((TokenWithdrawn) fact).kind())
                .containsExactly(TokenKind.ACCESS_TOKEN, TokenKind.APP_TICKET);
    }

    private void holdsAToken() {
        wecom.keep(CORP.value(), TokenKeeping.fresh().given(token("a"), NOW));
    }

    private void fetch(TokenKey key) {
        if (fetch.handle(key).block() instanceof Outcome.Done(Mono<?> effect)) {
            effect.block();
        }
    }

    private static Token token(String fingerprint) {
        return tokenFrom(fingerprint, Duration.ZERO);
    }

    private static Token tokenFrom(String fingerprint, Duration ago) {
        return new Token(
                new SealedSecret("sealed-" + fingerprint),
                fingerprint,
                NOW.minus(ago),
                NOW.minus(ago).plus(LIFE));
    }
}
