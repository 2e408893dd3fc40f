package com.wecombridge.wecomsim.api;

import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.world.Token;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Issues tokens, knows whose they are, and bans addresses that guess secrets. */
public final class Tokens {

    /** How long the tokens of suites and providers are good. */
    private static final Duration LIFE = Duration.ofHours(2);

    private static final Duration BAN = Duration.ofHours(1);

    private final World world;
    private final Map<String, Deque<Instant>> wrongSecrets = new ConcurrentHashMap<>();

    public Tokens(World world) {
        this.world = world;
    }

    /** The token in force for the same holder, or a new one: repeated asking gives the same. */
    public Token same(Token.Kind kind, String corpId, int agentId, String suiteId) {
        return world.change(() ->
                inForce(kind, corpId, agentId, suiteId)
                        .orElseGet(() -> fresh(kind, corpId, agentId, suiteId)));
    }

    /** For suites and providers: a new token beside the old ones, unless switched otherwise. */
    public Token another(Token.Kind kind, String corpId, String suiteId) {
        return world.behaviour().tokens().freshSuiteTokens()
                ? fresh(kind, corpId, 0, suiteId)
                : same(kind, corpId, 0, suiteId);
    }

    /** What {@code expires_in} says of a token. */
    public long expiresIn(Token token) {
        return world.behaviour().tokens().fullLifeAlways()
                ? Duration.between(token.issuedAt(), token.expiresAt()).toSeconds()
                : Duration.between(world.instant(), token.expiresAt()).toSeconds();
    }

    /** A new token beside those already issued. */
    public Token fresh(Token.Kind kind, String corpId, int agentId, String suiteId) {
        var now = world.instant();
        var value = kind.name().charAt(0) + "-" + UUID.randomUUID() + UUID.randomUUID();
        var token =
                new Token(
                        value.replace("-", "_"),
                        kind,
                        corpId,
                        agentId,
                        suiteId,
                        now,
                        now.plus(
                                kind == Token.Kind.CORP ? world.behaviour().tokens().life() : LIFE),
                        false);
        world.change(() -> world.tokens.put(token.value(), token));
        return token;
    }

    /**
     * Who calls with this request; the code depends on the kind of token and on what is wrong with
     * it.
     */
    Caller caller(Credential credential, Call call) {
        return switch (credential) {
            case NONE -> new Caller(world, nobody());
            case CORP ->
                    caller(call, "access_token", Token.Kind.CORP, new Codes(41001, 40014, 42001));
            case SUITE ->
                    caller(
                            call,
                            "suite_access_token",
                            Token.Kind.SUITE,
                            new Codes(41021, 40082, 42009));
            case PROVIDER ->
                    caller(
                            call,
                            call.query().containsKey("access_token")
                                    ? "access_token" // service/get_login_info spells it so
                                    : "provider_access_token",
                            Token.Kind.PROVIDER,
                            new Codes(41001, 40014, 42001));
        };
    }

    private Caller caller(Call call, String parameter, Token.Kind kind, Codes codes) {
        var value = call.query().getOrDefault(parameter, "").strip();
        if (value.isEmpty() && kind == Token.Kind.PROVIDER) {
            value = call.query().getOrDefault("access_token", "").strip();
        }
        if (value.isEmpty()) {
            throw RefusalException.of(codes.missing());
        }
        var token =
                world.tokens
                        .get(value)
                        .filter(t -> t.kind() == kind && !t.revoked())
                        .orElseThrow(() -> RefusalException.of(codes.invalid()));
        if (!world.instant().isBefore(token.expiresAt())) {
            throw RefusalException.of(codes.expired());
        }
        return new Caller(world, token);
    }

    /** Takes back every token in force that is the corp's (of one app, or of all with agent 0). */
    public int invalidate(String corpId, int agentId) {
        return world.change(() -> {
            var hit =
                    world.tokens
                            .all()
                            .filter(t -> !t.revoked() && t.corpId().equals(corpId))
                            .filter(t -> agentId == 0 || t.agentId() == agentId)
                            .toList();
            hit.forEach(t -> world.tokens.put(t.value(), t.revokedEarly()));
            return hit.size();
        });
    }

    /** Takes back every token of a suite itself. */
    public int invalidateSuite(String suiteId) {
        return world.change(() -> {
            var hit =
                    world.tokens
                            .all()
                            .filter(t -> !t.revoked() && t.kind() == Token.Kind.SUITE)
                            .filter(t -> t.suiteId().equals(suiteId))
                            .toList();
            hit.forEach(t -> world.tokens.put(t.value(), t.revokedEarly()));
            return hit.size();
        });
    }

    /** Refuses an address that guessed too often within the hour. */
    public void refuseBanned(String ip) {
        if (wrongSecretsFrom(ip) >= world.behaviour().secretsBeforeBan()) {
            throw RefusalException.of(45009);
        }
    }

    /** How many the address brought within the last hour. */
    public int wrongSecretsFrom(String ip) {
        var guesses = wrongSecrets.getOrDefault(ip, new ArrayDeque<>());
        synchronized (guesses) {
            var since = world.instant().minus(BAN);
            guesses.removeIf(at -> at.isBefore(since));
            return guesses.size();
        }
    }

    /** Counts a wrong secret against the address. */
    public void wrongSecret(String ip) {
        var guesses = wrongSecrets.computeIfAbsent(ip, _ -> new ArrayDeque<>());
        synchronized (guesses) {
            guesses.add(world.instant());
        }
    }

    private Optional<Token> inForce(Token.Kind kind, String corpId, int agentId, String suiteId) {
        var now = world.instant().plus(world.behaviour().tokens().overlap());
        return world.tokens
                .all()
                .filter(t -> t.kind() == kind && t.agentId() == agentId && !t.revoked())
                .filter(t -> t.corpId().equals(corpId) && t.suiteId().equals(suiteId))
                .filter(t -> now.isBefore(t.expiresAt()))
                .findFirst();
    }

    private static Token nobody() {
        return new Token("", Token.Kind.CORP, "", 0, "", Instant.EPOCH, Instant.EPOCH, false);
    }

    private record Codes(int missing, int invalid, int expired) {}
}
