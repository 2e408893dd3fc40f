package com.wecombridge.wecom.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingKindTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "aaaaaaaaaaaa", "abababababababab", "1111222233334444abc"})
    void takesNoSecretOfFewerThanEightDifferentCharacters(String weak) {
        assertThat(SettingKind.SECRET.faultOf(weak))
                .contains("is too weak: at least 8 different characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefgh", "k8Zq-2mWx", "hunter2-and-more"})
    void takesASecretOfEight(String secret) {
        assertThat(SettingKind.SECRET.faultOf(secret)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"changeme", "PASSWORD", "12345678"})
    void takesNoSecretThatEverybodyKnows(String known) {
        assertThat(SettingKind.SECRET.faultOf(known)).contains("is a default that everybody knows");
    }
}
