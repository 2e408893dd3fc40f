package com.wecombridge.gateway.inbound.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wecombridge.gateway.ApplicationYml;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class SuiteSettingsTest {

    private static final String SUITE = "wwtestsuite000001";
    private static final String TOKEN = "SuiteTokenForTests";
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final Map<String, Object> ALL =
            Map.of(
                    "WECOM_SUITE_ID", SUITE,
                    "WECOM_SUITE_TOKEN", TOKEN,
                    "WECOM_SUITE_ENCODING_AES_KEY", KEY,
                    "WECOM_PROVIDER_CORP_ID", "wwtestprovider001");

    @Test
    void hasTheseDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new SuiteSettings("", "", "", ""));
        assertThat(bind(Map.of()).isAbout("")).isFalse();
    }

    @Test
    void readsEveryKeyAndPrintsNone() {
        assertThat(bind(ALL)).isEqualTo(new SuiteSettings(SUITE, TOKEN, KEY, "wwtestprovider001"));
        assertThat(bind(ALL).toString()).contains(SUITE).doesNotContain(TOKEN, KEY);
    }

    @Test
    void refusesHalfASuite() {
        for (var missing :
                ALL.keySet().stream().filter(name -> !name.equals("WECOM_SUITE_ID")).toList()) {
            var half = new HashMap<>(ALL);
            half.remove(missing);

            assertThatThrownBy(() -> bind(half))
                    .as(missing)
                    .hasRootCauseInstanceOf(IllegalArgumentException.class);
        }
    }

    private static SuiteSettings bind(Map<String, Object> environment) {
        return ApplicationYml.bind("gateway.suite", SuiteSettings.class, environment);
    }
}
