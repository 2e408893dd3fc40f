package com.wecombridge.wecom.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /cgi-bin/user/get?access_token=abcDEF_123-456&userid=LI_LEI | GET /cgi-bin/user/get?access_token=***&userid=LI_LEI",
                "{\"corpsecret\":\"s3cr3t-of-acme\",\"n\":1} | {\"corpsecret\":\"***\",\"n\":1}",
                "Authorization: Bearer abc.def-123 | Authorization: Bearer ***",
                "invalid access_token=canary1234, mobile 13800138000 | invalid access_token=***, mobile ***",
                "call +8613800138000 or 19912345678. | call *** or ***.",
                "GET /oauth?code=0123456789&state=abcdefgh | GET /oauth?code=***&state=***",
                "password = hunter-of-tests | password = ***",
                "EncodingAESKey: abcdefghijklmnop | EncodingAESKey: ***",
                "got eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln here | got *** here"
            })
    void removesWhatLooksLikeASecret(String text, String masked) {
        assertThat(Masked.text(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "errcode=40014 at 2026-11-22T17:00:00Z, 12345678901 rows, position 1790000000123",
                "work: binding.fetch-token 42 failed",
                "the corp wwacme0000000001 is CONNECTED, state=OK",
                "secrets: brought 12 texts of app_token.token under master key v2"
            })
    void leavesTheRest(String text) {
        assertThat(Masked.text(text)).isEqualTo(text);
    }

    @Test
    void removesPrivateKeys() {
        var pem = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----";

        assertThat(Masked.text("a key: " + pem)).doesNotContain("MIIE");
    }

    @Test
    void takesNoLongerThanTheTextIsLong() {
        var hostile = "token=" + "a=".repeat(50_000) + "eyJ" + "A.".repeat(50_000);
        var begin = System.nanoTime();

        Masked.text(hostile);

        assertThat(System.nanoTime() - begin).isLessThan(2_000_000_000L);
    }
}
