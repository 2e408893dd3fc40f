package com.wecombridge.binding.application.token;

import com.wecombridge.binding.application.Errands;
import com.wecombridge.binding.application.token.KeepAppToken.Due;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.token.Token;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.work.Outcome;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Fetches the access token of one app when it is due. */
@Component
public class FetchAppToken {

    private final KeepAppToken keeping;
    private final TokenSource source;
    private final SuiteAccess suite;
    private final Errands errands;

    public FetchAppToken(
            KeepAppToken keeping, TokenSource source, SuiteAccess suite, Errands errands) {
        this.keeping = keeping;
        this.source = source;
        this.suite = suite;
        this.errands = errands;
    }

    public record Command(CorpId corp, AppId app) {}

    public Mono<Outcome> handle(Command command) {
        return keeping.due(command.corp(), command.app()).flatMap(due -> carryOut(command, due));
    }

    private Mono<Outcome> carryOut(Command command, Due due) {
        return switch (due) {
            case Due.Now now ->
                    ask(now).map(reply -> new Outcome.Done(keeping.answered(now.app(), reply)));
            case Due.At(var at) -> {
                var later = errands.fetchAppToken(command.corp(), command.app(), at);
                yield Mono.just(new Outcome.Done(later));
            }
            case Due.NotByItself() -> Mono.just(new Outcome.Done(Mono.empty()));
        };
    }

    private Mono<Reply<Token>> ask(Due.Now now) {
        return switch (now.app().kind()) {
            case SUITE ->
                    suite.ask(token -> source.installedAppToken(token, now.app(), now.tenant()));
            case SELF_BUILT, AGENCY_BUILT -> source.ownAppToken(now.app(), now.tenant());
        };
    }
}
