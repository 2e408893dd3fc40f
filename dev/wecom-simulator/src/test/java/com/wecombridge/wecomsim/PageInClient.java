package com.wecombridge.wecomsim;

import static com.wecombridge.wecomsim.Sidebar.ACME;
import static com.wecombridge.wecomsim.Sidebar.PAGE;

import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.window.ClientWindow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/** A loaded page, as its script speaks to the client. */
final class PageInClient {

    private final Caller wecom;
    private final ClientWindow window;
    private String url = PAGE;
    private String signed = PAGE;

    PageInClient(Caller wecom, ClientWindow window) {
        this.wecom = wecom;
        this.window = window;
    }

    PageInClient at(String newUrl) {
        url = newUrl;
        return signed(newUrl.replaceAll("#.*", ""));
    }

    PageInClient signed(String newUrl) {
        signed = newUrl;
        return this;
    }

    JsonNode config(String corpId, String ticket) {
        return invoke(
                "preVerifyJSAPI",
                """
                {"verifyAppId":"%s","verifyTimestamp":"1726214400","verifyNonceStr":"n1",
                 "verifySignature":"%s","verifyJsApiList":["getContext"]}\
                """
                        .formatted(corpId, signature(ticket)));
    }

    JsonNode agentConfig(int agentId, String ticket, String... names) {
        return invoke(
                "agentConfig",
                """
                {"corpid":"%s","agentid":"%d","timestamp":"1726214400","nonceStr":"n1","signature":"%s","jsApiList":%s}\
                """
                        .formatted(
                                ACME,
                                agentId,
                                signature(ticket),
                                Json.MAPPER.writeValueAsString(names)));
    }

    private String signature(String ticket) {
        try {
            var text =
                    "jsapi_ticket=%s&noncestr=n1&timestamp=1726214400&url=%s"
                            .formatted(ticket, signed);
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-1")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    ClientWindow window() {
        return window;
    }

    String message(String name) {
        return invoke(name).path("err_msg").asString();
    }

    JsonNode invoke(String name) {
        return invoke(name, "{}");
    }

    JsonNode invoke(String name, String params) {
        var body =
                Json.object()
                        .put("document", "d-" + window.id())
                        .put("name", name)
                        .put("url", url)
                        .put("entryUrl", PAGE);
        body.set("params", Json.MAPPER.readTree(params));
        return wecom.post("/__wecom/windows/" + window.id() + "/invoke", body.toString());
    }
}
