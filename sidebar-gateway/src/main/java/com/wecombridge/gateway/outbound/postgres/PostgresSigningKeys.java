package com.wecombridge.gateway.outbound.postgres;

import com.github.f4b6a3.uuid.UuidCreator;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.gateway.application.SigningKeys;
import com.wecombridge.gateway.domain.SigningKey;
import com.wecombridge.wecom.secrets.Purpose;
import io.r2dbc.spi.Readable;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
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
    private final Mono<List<SigningKey>> remembered;

    PostgresSigningKeys(DatabaseClient db, Transactions transactions, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.remembered =
                transactions
                        .within(Scope.platform(), readOrMake())
                        .timeout(PATIENCE)
                        .cache(_ -> REMEMBERED, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    @Override
    public Mono<List<SigningKey>> all() {
        return remembered;
    }

    private Mono<List<SigningKey>> readOrMake() {
        return read().collectList()
                .filter(keys -> !keys.isEmpty())
                .switchIfEmpty(Mono.defer(this::makeUnlessMade));
    }

    /** Replicas that boot together make one key: the second waits and reads the first one's. */
    private Mono<List<SigningKey>> makeUnlessMade() {
        return db.sql("select pg_advisory_xact_lock(hashtext('signing_key'))")
                .then()
                .thenMany(read())
                .switchIfEmpty(Mono.defer(this::make))
                .collectList();
    }

    private Mono<SigningKey> make() {
        var key = newKey();
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
                .bind(3, clock.instant())
                .then()
                .thenReturn(key);
    }

    private Flux<SigningKey> read() {
        return db.sql(
                        """
                        select id, public_key, sealed_private_key from signing_key
                         order by created_at desc, id
                        """)
                .map(this::toKey)
                .all();
    }

    private SigningKey toKey(Readable row) {
        try {
            var factory = KeyFactory.getInstance("EC");
            var sealed = required(row, "sealed_private_key");
            return new SigningKey(
                    required(row, "id"),
                    (ECPublicKey)
                            factory.generatePublic(
                                    new X509EncodedKeySpec(bytes(required(row, "public_key")))),
                    (ECPrivateKey)
                            factory.generatePrivate(
                                    new PKCS8EncodedKeySpec(
                                            bytes(
                                                    vault.open(
                                                            Scope.platform(),
                                                            Purpose.SIGNING_KEY,
                                                            sealed)))));
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("a signing key cannot be read", damaged);
        }
    }

    private static SigningKey newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            return new SigningKey(
                    UuidCreator.getTimeOrderedEpoch().toString(),
                    (ECPublicKey) pair.getPublic(),
                    (ECPrivateKey) pair.getPrivate());
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
