package com.wecombridge.wecom.secrets;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.wecombridge.testkit.Infrastructure;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeysTest {
    private static final String GOOD = Infrastructure.MASTER_KEY;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|is not set",
                "' '|is not set",
                "c2hvcnQ=|must hold 32 bytes, and key v1 holds 5",
                "not base64!|is not Base64 (key v1)",
                "v2:c2hvcnQ=|must hold 32 bytes, and key v2 holds 5",
                "so/so:c2hvcnQ=|has a key whose id is not letters or digits"
            })
    void refusesInOneLineForTheOperator(String setting, String what) {
        assertThatExceptionOfType(UnusableMasterKeyException.class)
                .isThrownBy(() -> MasterKeys.forProduction(setting))
                .withMessage(
                        "SECRETS_MASTER_KEY " + what + ". Make one with: openssl rand -base64 32");
    }

    @Test
    void refusesTheKeyOfTheLocalProfileInAnyPlace() {
        assertThatExceptionOfType(UnusableMasterKeyException.class)
                .isThrownBy(() -> MasterKeys.forProduction(MasterKeys.LOCAL))
                .withMessageContaining("is the default of the local profile");
        assertThatExceptionOfType(UnusableMasterKeyException.class)
                .isThrownBy(
                        () -> MasterKeys.forProduction("v2:" + GOOD + ",v1:" + MasterKeys.LOCAL));
        assertThatCode(() -> MasterKeys.of(MasterKeys.LOCAL)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", // 32 equal bytes
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", // 0, 1, 2, …
                "YWNtZSB0ZXN0IGtleSBvZiB0aGlydHktdHdvIGJ5dGU=" // words
            })
    void refusesAKeyThatSomebodyMadeUp(String setting) {
        assertThatExceptionOfType(UnusableMasterKeyException.class)
                .isThrownBy(() -> MasterKeys.forProduction(setting))
                .withMessageContaining("must be random, and key v1 is not");
    }

    @Test
    void takesWhatChanceMakes() {
        IntStream.range(0, 2_000)
                .mapToObj(Infrastructure::randomKey)
                .forEach(MasterKeys::forProduction);
    }

    @Test
    void refusesOneIdTwice() {
        assertThatExceptionOfType(UnusableMasterKeyException.class)
                .isThrownBy(() -> MasterKeys.of(GOOD + "," + GOOD))
                .withMessageContaining("names the key v1 twice");
    }

    @Test
    void takesAListWithBlanks() {
        assertThatCode(() -> MasterKeys.forProduction("v2:" + GOOD + " , v1: " + GOOD))
                .doesNotThrowAnyException();
    }
}
