package com.wecombridge.wecom.calls;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where WeCom is and how patient we are with it.
 *
 * @param apiBaseUrl where the API lives; the simulator's address in development
 * @param webBaseUrl replaces WeCom's three hosts of pages (OAuth, install, login) where it is set
 * @param connectTimeout for one connection
 * @param readTimeout for one silence of WeCom
 * @param callTimeout for one request from its first byte to the last byte of the answer
 * @param waitForTurn how long a call waits for each: its corp's quota, a slot while others of its
 *     corp are under way, a turn of our address
 * @param callsPerCorp how many calls of one corp are under way at a time; WeCom refuses more
 * @param connections how many connections we keep to WeCom in all. Calls wait on virtual threads,
 *     of which there is no lack, so this is the only pool: it holds what a provider's address may
 *     ask (333 calls a second) while answers take 0.6 s
 * @param egressProxy an HTTP proxy through which all calls go, so that they come from an address
 *     that WeCom trusts; {@code http://host:port}
 */
@Validated
@ConfigurationProperties("wecom")
public record WeComClientSettings(
        @DefaultValue("https://qyapi.weixin.qq.com") @NotNull URI apiBaseUrl,
        Optional<URI> webBaseUrl,
        @DefaultValue("2s") @NotNull Duration connectTimeout,
        @DefaultValue("10s") @NotNull Duration readTimeout,
        @DefaultValue("15s") @NotNull Duration callTimeout,
        @DefaultValue("5s") @NotNull Duration waitForTurn,
        @DefaultValue("3") @Positive int callsPerCorp,
        @DefaultValue("200") @Positive int connections,
        Optional<URI> egressProxy) {

    @AssertTrue(
            message =
                    "connect-timeout, read-timeout and call-timeout must each hold the one before")
    boolean isNested() {
        return connectTimeout.compareTo(readTimeout) <= 0
                && readTimeout.compareTo(callTimeout) <= 0;
    }

    @AssertTrue(message = "egress-proxy must be http://host:port") boolean isProxyAnAddress() {
        return egressProxy
                .map(proxy ->
                        "http".equals(proxy.getScheme())
                                && proxy.getHost() != null
                                && proxy.getPort() > 0)
                .orElse(true);
    }

    /** The address of one endpoint: {@code /cgi-bin/…}. */
    public URI api(String path) {
        return URI.create(withoutSlash(apiBaseUrl) + path);
    }

    /** For a path that begins with one. */
    public static String withoutSlash(URI base) {
        String text = base.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
