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
                "<SuiteTicket><![CDATA[ticket-of-tests]]></SuiteTicket> | <SuiteTicket><![CDATA[***]]></SuiteTicket>",
                "<SuiteTicket>ticket-of-tests</SuiteTicket> | <SuiteTicket>***</SuiteTicket>",
                "<xml><AuthCode><![CDATA[code-of-tests]]></AuthCode></xml> | <xml><AuthCode><![CDATA[***]]></AuthCode></xml>",
                "<AuthCode>code-of-tests</AuthCode><State>s</State> | <AuthCode>***</AuthCode><State>s</State>",
                "<ResponseCode> <![CDATA[code-of-tests]]></ResponseCode> | <ResponseCode> <![CDATA[***]]></ResponseCode>",
                "{\"response_code\":\"code-of-tests\",\"errcode\":0} | {\"response_code\":\"***\",\"errcode\":0}",
                "{\"code\":\"Ab0-of-tests\",\"n\":1} | {\"code\":\"***\",\"n\":1}",
                "{\\\"code\\\": \\\"Ab0-of-tests\\\"} | {\\\"code\\\": \\\"***\\\"}",
                "{\\\"corpsecret\\\":\\\"s3cr3t-of-acme\\\"} | {\\\"corpsecret\\\":\\\"***\\\"}",
                "{\\\\\\\"corpsecret\\\\\\\":\\\\\\\"s3cr3t\\\\\\\"} | {\\\\\\\"corpsecret\\\\\\\":\\\\\\\"***\\\\\\\"}",
                "{\"access_token\":\"one\\/two+three\"} | {\"access_token\":\"***\"}",
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
                "{\"errcode\":40029,\"errmsg\":\"invalid code\"}, {\"errcode\":\"6000001\"}",
                "{\\\"errcode\\\":\\\"6000001\\\",\\\"code\\\":40029}",
                "{\"code\":\"NOT_FOUND\",\"more\":{\"code\":\"not-found\"}}",
                "<ErrCode>6000001</ErrCode><InfoType><![CDATA[suite_ticket]]></InfoType>",
                "<Event><![CDATA[change_contact]]></Event><AgentID>1000002</AgentID>",
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
        var hostile =
                "token="
                        + "a=".repeat(50_000)
                        + "eyJ"
                        + "A.".repeat(50_000)
                        + "<Token>".repeat(20_000)
                        + "\\".repeat(50_000)
                        + "secret="
                        + "\\".repeat(50_000)
                        + "\"code\":\""
                        + "a".repeat(50_000);
        var begin = System.nanoTime();

        Masked.text(hostile);

        assertThat(System.nanoTime() - begin).isLessThan(2_000_000_000L);
    }
}
