package com.wecombridge.wecom.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.wecom.calls.WeComClientSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeComPagesTest {
    private static final SuiteId SUITE = new SuiteId("wwlocalsuite000001");
    private static final CorpId ACME = new CorpId("wwacme0000000001");
    private static final URI BACK = URI.create("https://crm.example.com/oauth/wecom?a=1&b=2");
    private static final String BACK_ENCODED =
            "https%3A%2F%2Fcrm.example.com%2Foauth%2Fwecom%3Fa%3D1%26b%3D2";

    private final WeComPages real = new WeComPages(settings(Optional.empty()));
    private final WeComPages simulated =
            new WeComPages(settings(Optional.of(URI.create("http://localhost:9100/"))));

    @Test
    void sendsABrowserToWeComsThreeHosts() {
        assertThat(real.install(SUITE, "pre+1", BACK, "state1"))
                .hasToString(
                        "https://open.work.weixin.qq.com/3rdapp/install?suite_id=wwlocalsuite000001"
                                + "&pre_auth_code=pre%2B1&redirect_uri="
                                + BACK_ENCODED
                                + "&state=state1");
        assertThat(real.signIn(ACME, BACK, "state1"))
                .hasToString(
                        "https://open.weixin.qq.com/connect/oauth2/authorize?appid=wwacme0000000001"
                                + "&redirect_uri="
                                + BACK_ENCODED
                                + "&response_type=code&scope=snsapi_base&state=state1"
                                + "#wechat_redirect");
        assertThat(real.qrSignIn(SUITE, BACK, "state1"))
                .hasToString(
                        "https://login.work.weixin.qq.com/wwlogin/sso/login?login_type=ServiceApp"
                                + "&appid=wwlocalsuite000001&redirect_uri="
                                + BACK_ENCODED
                                + "&state=state1");
    }

    @Test
    void sendsABrowserToTheOneHostThatReplacesThem() {
        assertThat(simulated.install(SUITE, "pre1", BACK, "s").toString())
                .startsWith("http://localhost:9100/3rdapp/install?suite_id=");
        assertThat(simulated.signIn(SUITE, BACK, "s").toString())
                .startsWith(
                        "http://localhost:9100/connect/oauth2/authorize?appid=wwlocalsuite000001");
        assertThat(simulated.qrSignIn(SUITE, BACK, "s").toString())
                .startsWith("http://localhost:9100/wwlogin/sso/login?");
    }

    @Test
    void takesNoStateThatWeComWouldRefuse() {
        assertThatIllegalArgumentException().isThrownBy(() -> real.signIn(ACME, BACK, "with-dash"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> real.signIn(ACME, BACK, "x".repeat(129)));
    }

    private static WeComClientSettings settings(Optional<URI> web) {
        return new WeComClientSettings(
                URI.create("https://qyapi.weixin.qq.com"),
                web,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                3,
                200,
                Optional.empty());
    }
}
