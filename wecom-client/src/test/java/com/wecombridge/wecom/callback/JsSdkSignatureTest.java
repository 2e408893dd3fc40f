package com.wecombridge.wecom.callback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsSdkSignatureTest {
    private static final String URL = "https://crm.example.com/sidebar/?a=1&b=2";

    @Test
    void signsAsWeComsJavaScriptExpects() {
        var signed = JsSdkSignature.of("TICKET-abc", "Wm3WZYTPz0wzccnW", 1726214400, URL);

        assertThat(signed.signature()).isEqualTo("fef717564d40f74fae1e4cd98c8026f48773afd8");
    }

    @Test
    void leavesOutTheFragment() {
        var signed =
                JsSdkSignature.of("TICKET-abc", "Wm3WZYTPz0wzccnW", 1726214400, URL + "#/todo/1");

        assertThat(signed.signature()).isEqualTo("fef717564d40f74fae1e4cd98c8026f48773afd8");
    }
}
