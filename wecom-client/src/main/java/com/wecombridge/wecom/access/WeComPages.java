package com.wecombridge.wecom.access;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.wecom.calls.WeComClientSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The addresses of WeCom's own pages that a browser is sent to; the client library hard-codes them.
 */
public final class WeComPages {
    private static final URI OAUTH_HOST = URI.create("https://open.weixin.qq.com");
    private static final URI INSTALL_HOST = URI.create("https://open.work.weixin.qq.com");
    private static final URI LOGIN_HOST = URI.create("https://login.work.weixin.qq.com");
    private static final Pattern STATE = Pattern.compile("[a-zA-Z0-9]{0,128}");

    private final WeComClientSettings settings;

    public WeComPages(WeComClientSettings settings) {
        this.settings = settings;
    }

    /**
     * Where an administrator installs the suite; comes back to {@code redirect} with an auth code.
     */
    public URI install(SuiteId suite, String preAuthCode, URI redirect, String state) {
        return page(
                INSTALL_HOST,
                "/3rdapp/install?suite_id=%s&pre_auth_code=%s&redirect_uri=%s&state=%s",
                suite.value(),
                preAuthCode,
                redirect.toString(),
                checked(state));
    }

    /** Silent sign-in inside WeCom for a suite; comes back to {@code redirect} with a code. */
    public URI signIn(SuiteId suite, URI redirect, String state) {
        return oauth(suite.value(), redirect, state);
    }

    /**
     * Silent sign-in inside WeCom for a corp's own app; comes back to {@code redirect} with a code.
     */
    public URI signIn(CorpId corp, URI redirect, String state) {
        return oauth(corp.value(), redirect, state);
    }

    /** Sign-in by QR code on a desktop for a suite. */
    public URI qrSignIn(SuiteId suite, URI redirect, String state) {
        return page(
                LOGIN_HOST,
                "/wwlogin/sso/login?login_type=ServiceApp&appid=%s&redirect_uri=%s&state=%s",
                suite.value(),
                redirect.toString(),
                checked(state));
    }

    private URI oauth(String appId, URI redirect, String state) {
        return page(
                OAUTH_HOST,
                "/connect/oauth2/authorize?appid=%s&redirect_uri=%s&response_type=code"
                        + "&scope=snsapi_base&state=%s#wechat_redirect",
                appId,
                redirect.toString(),
                checked(state));
    }

    private URI page(URI host, String pattern, String... values) {
        var encoded = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            encoded[i] = URLEncoder.encode(values[i], StandardCharsets.UTF_8);
        }
        URI base = settings.webBaseUrl().orElse(host);
        return URI.create(WeComClientSettings.withoutSlash(base) + pattern.formatted(encoded));
    }

    private static String checked(String state) {
        if (!STATE.matcher(state).matches()) {
            throw new IllegalArgumentException(
                    "WeCom takes a state of at most 128 letters and digits");
        }
        return state;
    }
}
