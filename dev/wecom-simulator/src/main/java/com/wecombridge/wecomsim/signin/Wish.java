package com.wecombridge.wecomsim.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an app asks of a sign-in page. */
record Wish(Page page, Map<String, String> parameters) {

    /** The pages, as WeCom has them. */
    enum Page {
        /** Inside the client: {@code /connect/oauth2/authorize}. */
        OAUTH,
        /** A QR code on a desktop page: {@code qrConnect}, {@code wwlogin/sso/login}. */
        QR,
        /** Into a provider's site: {@code 3rd_qrConnect}. */
        PROVIDER
    }

    String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    String appId() {
        return get("appid");
    }

    String redirectUri() {
        return get("redirect_uri");
    }

    int agentId() {
        return get("agentid").matches("\\d{1,9}") ? Integer.parseInt(get("agentid")) : 0;
    }

    boolean forPrivateFields() {
        return page == Page.OAUTH && get("scope").equals("snsapi_privateinfo");
    }

    /** The redirect address with the code and the state, in front of a fragment. */
    String redirectWith(String code) {
        var uri = redirectUri();
        var hash = uri.indexOf('#');
        var address = hash < 0 ? uri : uri.substring(0, hash);
        var fragment = hash < 0 ? "" : uri.substring(hash);
        var answer = new LinkedHashMap<String, String>();
        answer.put(page == Page.PROVIDER ? "auth_code" : "code", code);
        answer.put("state", get("state"));
        if (page == Page.QR) {
            answer.put("appid", appId());
        }
        var query = new StringBuilder(address.contains("?") ? "&" : "?");
        answer.forEach((name, value) ->
                query.append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .append('&'));
        query.setLength(query.length() - 1);
        return address + query + fragment;
    }
}
