package com.wecombridge.wecom.secrets;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasterKeysTest {
    private static final String GOOD =
            Base64.getEncoder()
                    .encodeToString(
                            "acme test key of thirty-two byte".getBytes(StandardCharsets.US_ASCII));

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
