package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The browser of somebody who signs in, and what WeCom's pages send it back with. */
final class SignInBrowser {

    static final String BACK = "https://crm.example.com/oauth?from=wecom#/home";

    private static final Pattern CODE = Pattern.compile("[?&](?:auth_)?code=([^&#]+)");

    private final URI web;
    private final Caller caller;

    SignInBrowser(WeComSimulator simulator, Caller caller) {
        web = simulator.webBaseUrl();
        this.caller = caller;
    }

    static String authorize(String appId, String scope) {
        return "/connect/oauth2/authorize?appid=%s&redirect_uri=%s&response_type=code&scope=%s&state=s1"
                .formatted(appId, encoded(BACK), scope);
    }

    HttpResponse<String> visit(String page) {
        return caller.raw(HttpRequest.newBuilder(web.resolve(page)).GET());
    }

    HttpResponse<String> choose(String member, String page) {
        return post(page, Map.of("member", member), List.of());
    }

    HttpResponse<String> post(String page, Map<String, String> more, List<String> agreed) {
        var uri = URI.create(page);
        var form =
                more.entrySet().stream()
                        .map(f -> f.getKey() + "=" + encoded(f.getValue()))
                        .collect(Collectors.joining("&", uri.getRawQuery() + "&", ""));
        var agree = agreed.stream().map(f -> "&agree=" + f).collect(Collectors.joining());
        return caller.postRaw(uri.getPath(), "application/x-www-form-urlencoded", form + agree);
    }

    static String location(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(response.body()));
    }

    static String code(String target) {
        var matcher = CODE.matcher(target);
        assertThat(matcher.find()).as(target).isTrue();
        return matcher.group(1);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
