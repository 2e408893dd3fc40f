package com.wecombridge.gateway.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRotaTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final SigningKey WINTER = madeAt(NOON.minus(Duration.ofDays(60)));
    private static final SigningKey SPRING = madeAt(NOON);
    private static final KeyRota BOTH = new KeyRota(List.of(SPRING, WINTER));

    @Test
    void theVeryFirstKeySignsAtOnce() {
        assertThat(new KeyRota(List.of(SPRING)).signing(NOON)).isEqualTo(SPRING);
    }

    @Test
    void aNewKeyIsPublishedBeforeItSigns() {
        var soon = NOON.plus(Duration.ofMinutes(9));

        assertThat(BOTH.signing(soon)).isEqualTo(WINTER);
        assertThat(BOTH.published(soon)).containsExactly(SPRING, WINTER);
    }

    @Test
    void theFormerKeyStaysPublishedWhileItsTokensLive() {
        var changed = NOON.plus(Duration.ofMinutes(10));

        assertThat(BOTH.signing(changed)).isEqualTo(SPRING);
        assertThat(BOTH.published(changed)).containsExactly(SPRING, WINTER);
        assertThat(BOTH.published(changed.plus(Duration.ofMinutes(10)))).containsExactly(SPRING);
    }

    @Test
    void anotherKeyFollowsWhenTheNewestIsOld() {
        var life = Duration.ofDays(30);

        assertThat(BOTH.isOld(NOON.plus(life).minusSeconds(1), life)).isFalse();
        assertThat(BOTH.isOld(NOON.plus(life), life)).isTrue();
    }

    @Test
    void thereIsAlwaysAKey() {
        assertThatThrownBy(() -> new KeyRota(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SigningKey madeAt(Instant createdAt) {
        try {
            var pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
            return new SigningKey(
                    createdAt.toString(),
                    (ECPublicKey) pair.getPublic(),
                    (ECPrivateKey) pair.getPrivate(),
                    createdAt);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
