package com.wecombridge.gateway.outbound.postgres;

import com.github.f4b6a3.uuid.UuidCreator;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.gateway.application.SigningKeys;
import com.wecombridge.gateway.domain.KeyRota;
import com.wecombridge.gateway.domain.SigningKey;
import com.wecombridge.wecom.secrets.Purpose;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Signing keys in table {@code signing_key}, remembered for a while once read. */
@Component
class PostgresSigningKeys implements SigningKeys {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    /** Everybody who asks meanwhile waits for the same answer, so it must not stay away. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final DatabaseClient db;
    private final Vault vault;
    private final Clock clock;
    private final Duration life;
    private final Mono<KeyRota> remembered;

    PostgresSigningKeys(
            DatabaseClient db,
            Transactions transactions,
            Vault vault,
            Clock clock,
            KeepSettings keep) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.life = keep.signingKey();
        this.remembered =
                transactions
                        .within(Scope.platform(), readOrMake())
                        .timeout(PATIENCE)
                        .cache(_ -> REMEMBERED, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    @Override
    public Mono<KeyRota> rota() {
        return remembered;
    }

    private Mono<KeyRota> readOrMake() {
        return read().collectList()
                .filter(this::willDo)
                .switchIfEmpty(Mono.defer(this::makeUnlessMade))
                .map(KeyRota::new);
    }

    /** Replicas that find none together make one: the second waits and reads the first one's. */
    private Mono<List<SigningKey>> makeUnlessMade() {
        return db.sql("select pg_advisory_xact_lock(hashtext('signing_key'))")
                .then()
                .then(read().collectList())
                .flatMap(keys ->
                        willDo(keys) ? Mono.just(keys) : make().map(key -> with(key, keys)));
    }

    private boolean willDo(List<SigningKey> keys) {
        return !keys.isEmpty() && !new KeyRota(keys).isOld(clock.instant(), life);
    }

    private static List<SigningKey> with(SigningKey newest, List<SigningKey> others) {
        return Stream.concat(Stream.of(newest), others.stream()).toList();
    }

    private Mono<SigningKey> make() {
        var key = newKey(clock.instant());
        return db.sql(
                        """
                        insert into signing_key (id, public_key, sealed_private_key, created_at)
                        values ($1, $2, $3, $4)
                        """)
                .bind(0, key.id())
                .bind(1, Base64.getEncoder().encodeToString(key.publicKey().getEncoded()))
                .bind(
                        2,
                        vault.seal(
                                Scope.platform(),
                                Purpose.SIGNING_KEY,
                                Base64.getEncoder().encodeToString(key.privateKey().getEncoded())))
                .bind(3, key.createdAt())
                .then()
                .thenReturn(key);
    }

    private Flux<SigningKey> read() {
        return db.sql(
                        """
                        select id, public_key, sealed_private_key, created_at from signing_key
                         order by created_at desc, id
                        """)
                .map(this::toKey)
                .all();
    }

    private SigningKey toKey(Readable row) {
        try {
            var factory = KeyFactory.getInstance("EC");
            var sealed = required(row, "sealed_private_key");
            var key =
                    new SigningKey(
                            required(row, "id"),
                            (ECPublicKey)
                                    factory.generatePublic(
                                            new X509EncodedKeySpec(
                                                    bytes(required(row, "public_key")))),
                            (ECPrivateKey)
                                    factory.generatePrivate(
                                            new PKCS8EncodedKeySpec(
                                                    bytes(
                                                            vault.open(
                                                                    Scope.platform(),
                                                                    Purpose.SIGNING_KEY,
                                                                    sealed)))),
                            Objects.requireNonNull(row.get("created_at", Instant.class)));
            requireOnePair(key);
            return key;
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("a signing key cannot be read", damaged);
        }
    }

    /** Whoever can write to the table must not have a public key of their own published. */
    private static void requireOnePair(SigningKey key) throws GeneralSecurityException {
        byte[] probe = key.id().getBytes(StandardCharsets.UTF_8);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key.privateKey());
        signature.update(probe);
        byte[] signed = signature.sign();
        signature.initVerify(key.publicKey());
        signature.update(probe);
        if (!signature.verify(signed)) {
            throw new SignatureException("the public half belongs to another key");
        }
    }

    private static SigningKey newKey(Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            return new SigningKey(
                    UuidCreator.getTimeOrderedEpoch().toString(),
                    (ECPublicKey) pair.getPublic(),
                    (ECPrivateKey) pair.getPrivate(),
                    now);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no P-256", missing);
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static String required(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
