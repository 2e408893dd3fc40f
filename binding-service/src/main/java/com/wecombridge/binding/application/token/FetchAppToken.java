package com.wecombridge.binding.application.token;

import com.wecombridge.binding.application.Errands;
import com.wecombridge.binding.application.token.AppCredentials.AppCredential;
import com.wecombridge.binding.application.token.KeepAppToken.Asked;
import com.wecombridge.binding.application.token.KeepAppToken.Due;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.token.Token;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.work.Outcome;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Fetches the access token of one app, or a ticket, when it is due. */
@Component
public class FetchAppToken {

    private final KeepAppToken keeping;
    private final TokenSource source;
    private final SuiteAccess suite;
    private final AppAccess own;
    private final Errands errands;

    public FetchAppToken(
            KeepAppToken keeping,
            TokenSource source,
            SuiteAccess suite,
            AppAccess own,
            Errands errands) {
        this.keeping = keeping;
        this.source = source;
        this.suite = suite;
        this.own = own;
        this.errands = errands;
    }

    public Mono<Outcome> handle(TokenKey key) {
        return keeping.due(key).flatMap(due -> carryOut(key, due));
    }

    private Mono<Outcome> carryOut(TokenKey key, Due due) {
        return switch (due) {
            case Due.Now(var asked) ->
                    ask(asked).map(reply -> new Outcome.Done(keeping.answered(asked, reply)));
            case Due.At(var at) ->
                    Mono.just(
                            new Outcome.Done(
                                    errands.fetchAppToken(key.corp(), key.app(), key.kind(), at)));
            case Due.NotByItself() -> Mono.just(new Outcome.Done(Mono.empty()));
        };
    }

    private Mono<Reply<Token>> ask(Asked asked) {
        return asked.key().isTicket()
                ? own.ask(
                        asked.key().of(TokenKind.ACCESS_TOKEN),
                        token -> source.ticket(token, asked.key(), asked.tenant()))
                : accessToken(asked.app(), asked.tenant());
    }

    private Mono<Reply<Token>> accessToken(AppCredential app, TenantId tenant) {
        return switch (app.kind()) {
            case SUITE -> suite.ask(token -> source.installedAppToken(token, app, tenant));
            case SELF_BUILT, AGENCY_BUILT -> source.ownAppToken(app, tenant);
        };
    }
}
