package com.wecombridge.binding.application.token;

import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.token.Token;
import com.wecombridge.binding.domain.token.TokenKeeping;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import reactor.core.publisher.Mono;

/** Tokens, one app's credential, the suite, and a WeCom that answers what a test scripted. */
public final class InMemoryTokens implements AppTokens, AppCredentials, Suites, TokenSource {

    private final Map<String, TokenKeeping> kept = new HashMap<>();
    private final Queue<Reply<Token>> answers = new ArrayDeque<>();
    private Optional<AppCredential> credential = Optional.empty();
    private Optional<Ticket> ticket = Optional.empty();
    private long ticketVersion = -1;
    private int asked;

    public void credential(AppCredential found) {
        credential = Optional.of(found);
    }

    void noCredential() {
        credential = Optional.empty();
    }

    void answer(Reply<Token> reply) {
        answers.add(reply);
    }

    int asked() {
        return asked;
    }

    public TokenKeeping kept(String key) {
        return kept.getOrDefault(key, TokenKeeping.fresh());
    }

    public void keep(String key, TokenKeeping token) {
        kept.put(key, token);
    }

    @Override
    public Mono<TokenKeeping> of(TokenKey key) {
        return Mono.fromSupplier(() -> kept(nameOf(key)));
    }

    @Override
    public Mono<Void> save(TokenKey key, TokenKeeping token) {
        return Mono.fromRunnable(() -> keep(nameOf(key), token));
    }

    /** An access token goes by its corp's name. */
    static String nameOf(TokenKey key) {
        return key.isTicket() ? key.corp() + ":" + key.kind() : key.corp().value();
    }

    @Override
    public Mono<Optional<AppCredential>> credentialOf(CorpId corp, AppId app) {
        return Mono.fromSupplier(() -> credential);
    }

    @Override
    public Mono<Void> keepTicket(
            SuiteId suite, SealedSecret sealed, Instant receivedAt, long version) {
        return Mono.fromRunnable(() -> {
            if (version > ticketVersion) {
                ticketVersion = version;
                ticket = Optional.of(new Ticket(sealed, receivedAt));
            }
        });
    }

    @Override
    public Mono<Optional<Ticket>> ticket(SuiteId suite) {
        return Mono.fromSupplier(() -> ticket);
    }

    @Override
    public Mono<TokenKeeping> token(SuiteId suite) {
        return Mono.fromSupplier(() -> kept(suite.value()));
    }

    @Override
    public Mono<Void> save(SuiteId suite, TokenKeeping token) {
        return Mono.fromRunnable(() -> keep(suite.value(), token));
    }

    @Override
    public Mono<Reply<Token>> suiteToken(SealedSecret sealedTicket) {
        return answered();
    }

    @Override
    public Mono<Reply<Token>> installedAppToken(
            Token suiteToken, AppCredential app, TenantId sealedFor) {
        return answered();
    }

    @Override
    public Mono<Reply<Token>> ownAppToken(AppCredential app, TenantId sealedFor) {
        return answered();
    }

    @Override
    public Mono<Reply<Token>> ticket(Token accessToken, TokenKey ticket, TenantId sealedFor) {
        return answered();
    }

    private Mono<Reply<Token>> answered() {
        return Mono.fromSupplier(() -> {
            asked++;
            return answers.remove();
        });
    }
}
