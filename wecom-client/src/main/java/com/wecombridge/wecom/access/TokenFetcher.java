package com.wecombridge.wecom.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.wecom.access.JsonCalls.Question;
import com.wecombridge.wecom.calls.Egress;
import com.wecombridge.wecom.calls.WeComCallException;
import com.wecombridge.wecom.calls.WeComClientSettings;
import com.wecombridge.wecom.calls.WeComFailure.Refusal;
import com.wecombridge.wecom.secrets.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Fetches what opens a corp: the token of its own app, and the two JavaScript tickets. For binding
 * alone; everyone else hears of tokens.
 *
 * <p>Errors are {@link WeComCallException}s. WeCom bans an address for an hour when it hears wrong
 * secrets too often, so a refused secret is not tried again for ten minutes: the first refusal is
 * repeated from memory.
 */
public final class TokenFetcher implements AutoCloseable {
    private static final Duration REFUSAL_REMEMBERED = Duration.ofMinutes(10);
    private static final long MOST_REFUSALS = 10_000;
    private static final Set<Integer> WRONG_CREDENTIALS = Set.of(40001, 40013, 40091);

    private final JsonCalls calls;
    private final Cache<String, Refusal> refusedSecrets =
            Caffeine.newBuilder()
                    .maximumSize(MOST_REFUSALS)
                    .expireAfterWrite(REFUSAL_REMEMBERED)
                    .build();

    /** With limits of its own. */
    public TokenFetcher(WeComClientSettings settings) {
        this(settings, new Egress(settings), true);
    }

    /** Under the limits that all calls of this process share. */
    public TokenFetcher(WeComClientSettings settings, Egress egress) {
        this(settings, egress, false);
    }

    private TokenFetcher(WeComClientSettings settings, Egress egress, boolean ours) {
        this.calls = new JsonCalls(settings, egress, ours);
    }

    /** The token of a corp's own app; within its life WeCom answers the same one again. */
    public Mono<IssuedToken> accessToken(CorpId corp, Secret appSecret) {
        return Mono.defer(() ->
                refusedBefore(corp, appSecret)
                        .<Mono<IssuedToken>>map(
                                before -> Mono.error(new WeComCallException(before)))
                        .orElseGet(() ->
                                fetch(corp, appSecret)
                                        .doOnError(e -> remember(pair(corp, appSecret), e))));
    }

    /** What WeCom said of this secret within the last minutes, if it refused it. */
    public Optional<Refusal> refusedBefore(CorpId corp, Secret appSecret) {
        return Optional.ofNullable(refusedSecrets.getIfPresent(pair(corp, appSecret)));
    }

    private static String pair(CorpId corp, Secret appSecret) {
        return corp.value() + ":" + appSecret.fingerprint();
    }

    /** The corp's ticket, which signs {@code config}. */
    public Mono<IssuedToken> corpTicket(CorpId corp, Secret accessToken) {
        return calls.get(
                        new Question(
                                corp.value(),
                                "/cgi-bin/get_jsapi_ticket",
                                Map.of("access_token", accessToken.reveal())))
                .map(TokenFetcher::ticket);
    }

    /** The app's ticket, which signs {@code agentConfig}. */
    public Mono<IssuedToken> appTicket(CorpId corp, Secret accessToken) {
        return calls.get(
                        new Question(
                                corp.value(),
                                "/cgi-bin/ticket/get",
                                Map.of(
                                        "access_token",
                                        accessToken.reveal(),
                                        "type",
                                        "agent_config")))
                .map(TokenFetcher::ticket);
    }

    @Override
    public void close() {
        calls.close();
    }

    private Mono<IssuedToken> fetch(CorpId corp, Secret appSecret) {
        return calls.get(
                        new Question(
                                corp.value(),
                                "/cgi-bin/gettoken",
                                Map.of("corpid", corp.value(), "corpsecret", appSecret.reveal())))
                .map(answer ->
                        new IssuedToken(
                                JsonCalls.secret(answer, "access_token"), JsonCalls.life(answer)));
    }

    private void remember(String pair, Throwable error) {
        if (error instanceof WeComCallException call
                && call.failure() instanceof Refusal refusal
                && WRONG_CREDENTIALS.contains(refusal.errcode())) {
            refusedSecrets.put(pair, refusal);
        }
    }

    private static IssuedToken ticket(JsonNode answer) {
        return new IssuedToken(JsonCalls.secret(answer, "ticket"), JsonCalls.life(answer));
    }
}
