package com.wecombridge.acceptance.day;

import com.wecombridge.acceptance.Addresses;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The company whose day it is; each day has a new one. */
final class Company {

    /** The app that the company builds itself: the suite has the number before. */
    static final int APP_ID = 1_000_003;

    private final Addresses addresses;
    private final String run = Long.toString(Instant.now().toEpochMilli(), 36);
    private String corpId = "";

    Company(Addresses addresses) {
        this.addresses = addresses;
    }

    Addresses addresses() {
        return addresses;
    }

    String name() {
        return "示例科技 " + run;
    }

    String run() {
        return run;
    }

    String corpId() {
        return corpId;
    }

    void isKnownAs(String id) {
        corpId = id;
    }

    /** The address of a view of the simulator's page. */
    String view(String query) {
        var corp = corpId.isEmpty() ? "" : "&corp=" + corpId;
        return addresses.wecom() + "/?lang=zh" + corp + (query.isEmpty() ? "" : "&" + query);
    }

    /** WeCom's sign-in page for the company's own app; it leads on to the CRM's page. */
    String signIn() {
        var back = URLEncoder.encode(addresses.crm() + "/?lang=zh", StandardCharsets.UTF_8);
        return addresses.wecom()
                + "/connect/oauth2/authorize?appid="
                + corpId
                + "&agentid="
                + APP_ID
                + "&redirect_uri="
                + back
                + "&response_type=code&scope=snsapi_base&state=day#wechat_redirect";
    }
}
