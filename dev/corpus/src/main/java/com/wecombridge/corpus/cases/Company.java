package com.wecombridge.corpus.cases;

import com.wecombridge.acceptance.Addresses;
import com.wecombridge.acceptance.Bridge;
import com.wecombridge.acceptance.Http;
import com.wecombridge.acceptance.OwnApp;
import com.wecombridge.acceptance.Simulator;
import com.wecombridge.corpus.wire.Seal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Acme's second company: everything bad happens to it, and Globex must not notice. */
public final class Company {

    public static final String CORP = "wwcorpus00000001";
    public static final String APP = "1000002";
    public static final String PATH = "/wecom/callbacks/corps/" + CORP + "/" + APP;
    public static final String MEMBER_CHANGED = "com.wecombridge.member.change-reported.v1";
    public static final String UNRECOGNIZED = "com.wecombridge.callback.unrecognized.v1";

    /** Fictional, as everything here. */
    public static final String TOKEN = "CorpusLocalToken1";

    public static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private static final String SECRET = "corpus-crm-app-secret-local-only";

    private final Bridge bridge;
    private final Simulator wecom;

    public Company(Http http, Addresses addresses) {
        this.bridge = Bridge.signedIn(http, addresses, "acme-admin");
        this.wecom = new Simulator(http, addresses.wecom());
    }

    public Bridge bridge() {
        return bridge;
    }

    /** Founds and connects; may be called again. */
    public void found() {
        wecom.define("corps", Map.of("corpId", CORP, "name", "Corpus 某某测试"));
        wecom.define(
                "apps",
                Map.of(
                        "corpId",
                        CORP,
                        "agentId",
                        Integer.parseInt(APP),
                        "name",
                        "CRM",
                        "secret",
                        SECRET,
                        "range",
                        Map.of("parties", List.of(1))));
        var app = new OwnApp(bridge, CORP, APP);
        app.connect(SECRET, "Corpus 某某测试");
        app.listen(TOKEN, AES_KEY);
    }

    /** What opens its callbacks. */
    public static Seal seal() {
        return new Seal(TOKEN, AES_KEY, CORP);
    }

    /** The text of a good callback. */
    static String leaves(String mark) {
        return event("change_contact", leaving(mark));
    }

    /** The same without its root. */
    static String fieldsOfLeaving(String mark) {
        var text = leaves(mark);
        return text.substring("<xml>".length(), text.length() - "</xml>".length());
    }

    private static String leaving(String mark) {
        return "<ChangeType>delete_user</ChangeType><UserID><![CDATA[%s]]></UserID>"
                .formatted(mark);
    }

    static String event(String event, String fields) {
        return ("<xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName>"
                        + "<CreateTime>%d</CreateTime><MsgType><![CDATA[event]]></MsgType>"
                        + "<Event><![CDATA[%s]]></Event>%s</xml>")
                .formatted(CORP, Instant.now().getEpochSecond(), event, fields);
    }
}
