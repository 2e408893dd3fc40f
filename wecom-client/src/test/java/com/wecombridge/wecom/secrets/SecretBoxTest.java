package com.wecombridge.wecom.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {
    private static final Scope ACME = Scope.of(new TenantId("acme"));
    private static final Scope GLOBEX = Scope.of(new TenantId("globex"));
    private static final Secret TOKEN = new Secret("token-of-acme-某某");
    private static final String OLD = key(1);
    private static final String NEW = key(2);

    private final SecretBox box = new SecretBox(MasterKeys.of(OLD));

    @ParameterizedTest
    @EnumSource
    void opensWhatItSealed(Purpose purpose) {
        assertThat(box.open(ACME, purpose, box.seal(ACME, purpose, TOKEN))).isEqualTo(TOKEN);
        assertThat(box.open(Scope.platform(), purpose, box.seal(Scope.platform(), purpose, TOKEN)))
                .isEqualTo(TOKEN);
    }

    @Test
    void isOpenedByEveryoneWithTheSameMasterKey() {
        var sealed = box.seal(ACME, Purpose.WECOM_TOKEN, TOKEN);

        assertThat(new SecretBox(MasterKeys.of(OLD)).open(ACME, Purpose.WECOM_TOKEN, sealed))
                .isEqualTo(TOKEN);
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        assertThat(box.seal(ACME, Purpose.WECOM_TOKEN, TOKEN))
                .isNotEqualTo(box.seal(ACME, Purpose.WECOM_TOKEN, TOKEN));
    }

    @Test
    void staysShutForAnotherTenantAnotherPurposeAndThePlatform() {
        var sealed = box.seal(ACME, Purpose.WECOM_TOKEN, TOKEN);

        staysShut(GLOBEX, Purpose.WECOM_TOKEN, sealed);
        staysShut(ACME, Purpose.APP_SECRET, sealed);
        staysShut(Scope.platform(), Purpose.WECOM_TOKEN, sealed);
        staysShut(Scope.of(new CorpId("acme")), Purpose.WECOM_TOKEN, sealed);
        staysShut(Scope.of(new TenantId("platform")), Purpose.WECOM_TOKEN, sealed);
    }

    @Test
    void staysShutWhenTheWrappedKeyIsMovedFromAnotherSecret() {
        var mine = box.seal(GLOBEX, Purpose.WECOM_TOKEN, TOKEN).value().split("\\.", -1);
        var theirs = box.seal(ACME, Purpose.WECOM_TOKEN, TOKEN).value().split("\\.", -1);

        staysShut(
                GLOBEX,
                Purpose.WECOM_TOKEN,
                new SealedSecret(
                        String.join(".", mine[0], mine[1], mine[2], theirs[3], theirs[4])));
    }

    @Test
    void staysShutWhenAnyCharacterIsChanged() {
        String sealed = box.seal(ACME, Purpose.WECOM_TOKEN, TOKEN).value();

        for (int i = 0; i < sealed.length(); i++) {
            if (isLastOfAPart(sealed, i)) { // may only differ in bits that Base64 does not use
                continue;
            }
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            var changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            staysShut(ACME, Purpose.WECOM_TOKEN, new SealedSecret(changed));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain text", "1.v1.AA.AA.AA", "2.v1.AA.AA.AA", "2.v1...", "...."})
    void staysShutForWhatWasNeverSealed(String text) {
        staysShut(ACME, Purpose.WECOM_TOKEN, new SealedSecret(text));
    }

    @Test
    void readsTheOldKeyAndWritesTheNewOneDuringAnExchange() {
        var before = box.seal(ACME, Purpose.APP_SECRET, TOKEN);
        var during = new SecretBox(MasterKeys.of("v2:" + NEW + ",v1:" + OLD));
        var after = new SecretBox(MasterKeys.of("v2:" + NEW));

        var rewritten =
                during.seal(
                        ACME, Purpose.APP_SECRET, during.open(ACME, Purpose.APP_SECRET, before));

        assertThat(rewritten.value()).startsWith("2.v2.");
        assertThat(after.open(ACME, Purpose.APP_SECRET, rewritten)).isEqualTo(TOKEN);
        assertThatExceptionOfType(UnopenedSecretException.class)
                .isThrownBy(() -> after.open(ACME, Purpose.APP_SECRET, before))
                .withMessage("SECRETS_MASTER_KEY has no key v1");
    }

    @Test
    void wrapsTheSameTextForAnotherMasterKeyAndSealsItAnewForAnotherDataKey() {
        var before = box.seal(ACME, Purpose.APP_SECRET, TOKEN);
        var during = new SecretBox(MasterKeys.of("v2:" + NEW + ",v1:" + OLD));
        var after = new SecretBox(MasterKeys.of("v2:" + NEW));

        var rewrapped = during.rewrapped(ACME, Purpose.APP_SECRET, before);
        var resealed = during.resealed(ACME, Purpose.APP_SECRET, before);

        assertThat(after.open(ACME, Purpose.APP_SECRET, rewrapped)).isEqualTo(TOKEN);
        assertThat(after.open(ACME, Purpose.APP_SECRET, resealed)).isEqualTo(TOKEN);
        assertThat(bodyOf(rewrapped)).isEqualTo(bodyOf(before));
        assertThat(bodyOf(resealed)).isNotEqualTo(bodyOf(before));
    }

    @Test
    void wrapsNothingForAStranger() {
        var sealed = box.seal(ACME, Purpose.APP_SECRET, TOKEN);

        assertThatExceptionOfType(UnopenedSecretException.class)
                .isThrownBy(() -> box.rewrapped(GLOBEX, Purpose.APP_SECRET, sealed));
        assertThatExceptionOfType(UnopenedSecretException.class)
                .isThrownBy(() -> box.rewrapped(ACME, Purpose.WECOM_TOKEN, sealed));
    }

    @Test
    void showsNoSecretInAnyText() {
        var sealed = box.seal(ACME, Purpose.WECOM_TOKEN, TOKEN);

        assertThat(TOKEN).hasToString("***");
        assertThat(sealed).hasToString("***");
        assertThat(MasterKeys.of(OLD)).hasToString("***");
        assertThat(sealed.value()).doesNotContain("acme");
    }

    @Test
    void namesASecretByAFingerprintThatDoesNotRevealIt() {
        assertThat(new Secret("abc").fingerprint()).isEqualTo("ba7816bf8f01cfea");
    }

    private void staysShut(Scope scope, Purpose purpose, SealedSecret sealed) {
        assertThatExceptionOfType(UnopenedSecretException.class)
                .isThrownBy(() -> box.open(scope, purpose, sealed))
                .satisfies(shut -> assertThat(shut.getMessage()).doesNotContain(TOKEN.reveal()));
    }

    private static String bodyOf(SealedSecret sealed) {
        return sealed.value().split("\\.", -1)[4];
    }

    private static boolean isLastOfAPart(String sealed, int at) {
        return at == sealed.length() - 1 || sealed.charAt(at + 1) == '.';
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
