package com.wecombridge.faults.load;

import static java.util.stream.Collectors.toMap;

import com.wecombridge.acceptance.Addresses;
import com.wecombridge.acceptance.Bridge;
import com.wecombridge.acceptance.Http;
import com.wecombridge.acceptance.OwnApp;
import com.wecombridge.acceptance.Patience;
import com.wecombridge.acceptance.Simulator;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A company with an app of its own, for everything that is sent: members who change, and members
 * who are bound to users of the CRM and get their to-dos.
 */
public final class Company {

    /** Fictional, as everything here. */
    public static final String TOKEN = "FaultsLocalToken1";

    public static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    public static final String CORP = "wwfaults00000001";
    static final String APP = "1000002";

    /** Its callback address, as the gateway spells it behind {@code /wecom/callbacks/}. */
    static final String CALLBACKS = "corps/" + CORP + "/" + APP;

    private static final String SECRET = "faults-crm-app-secret-local-only";
    private static final String TENANT = "acme";
    private static final int CHANGING = 60;
    private static final int BOUND = 10;
    private static final int RENAMED = 5;

    private final Bridge bridge;
    private final Simulator wecom;
    private final Simulator crm;

    public Company(Http http, Addresses addresses) {
        this.bridge = Bridge.signedIn(http, addresses, TENANT + "-admin");
        this.wecom = new Simulator(http, addresses.wecom());
        this.crm = new Simulator(http, addresses.crm());
    }

    /** Who brings its callbacks to these gateways. */
    public static Postman postmanTo(Supplier<List<URI>> gateways) {
        return new Postman(
                () -> gateways.get().stream().map(Company::callbacksAt).toList(), TOKEN, AES_KEY);
    }

    private static URI callbacksAt(URI gateway) {
        return gateway.resolve("/wecom/callbacks/" + CALLBACKS);
    }

    String tenant() {
        return TENANT;
    }

    Simulator wecom() {
        return wecom;
    }

    Simulator crm() {
        return crm;
    }

    /** Whose changes are reported, as facts spell their ids. */
    public List<String> changing() {
        return IntStream.rangeClosed(1, CHANGING).mapToObj("changing-%02d"::formatted).toList();
    }

    /** Users of the CRM who are bound; the member has the same id in capitals. */
    List<String> bound() {
        return IntStream.rangeClosed(1, BOUND).mapToObj("bound-%02d"::formatted).toList();
    }

    /** Whose names change in WeCom itself. */
    List<String> renamed() {
        return IntStream.rangeClosed(1, RENAMED).mapToObj("RENAMED-%02d"::formatted).toList();
    }

    void rename(String member, long number) {
        wecom.define(
                "members", Map.of("corpId", CORP, "userId", member, "name", member + " " + number));
    }

    /** As after an outage: the whole directory is read and compared. */
    void compareDirectory() {
        bridge.post("/api/v1/sync-runs", Map.of("corpId", CORP)).orFail("comparing the directory");
    }

    /** The number in each renamed member's name, as the mirror has it. */
    Map<String, Long> mirroredNames() {
        var page =
                bridge.get("/api/v1/members?limit=200&corpId=" + CORP).orFail("reading the mirror");
        return page.json()
                .path("items")
                .valueStream()
                .map(member -> member.path("name").asString("").split(" "))
                .filter(name -> name.length == 2 && name[0].startsWith("RENAMED-"))
                .collect(toMap(name -> name[0], name -> Long.valueOf(name[1])));
    }

    static String memberOf(String user) {
        return user.toUpperCase(java.util.Locale.ROOT);
    }

    /** Founds, connects and binds; may be called again. */
    public void found() {
        liftLimits();
        wecom.define("corps", Map.of("corpId", CORP, "name", "Faults 某某制造", "userMax", 100_000));
        wecom.define("members", changing().stream().map(Company::member).toList());
        wecom.define(
                "members", bound().stream().map(Company::memberOf).map(Company::member).toList());
        wecom.define(
                "apps",
                app(
                        Map.of(
                                "name",
                                "CRM",
                                "secret",
                                SECRET,
                                "range",
                                Map.of("parties", List.of(1)))));
        crm.define("users", bound().stream().map(Company::user).toList());
        var own = new OwnApp(bridge, CORP, APP);
        own.connect(SECRET, "Faults 某某制造");
        var settings = own.listen(TOKEN, AES_KEY);
        wecom.define("apps", app(Map.of("callback", callback(settings))));
        bound().forEach(this::bind);
    }

    /** What is tested is not WeCom's limits. */
    private void liftLimits() {
        wecom.define(
                "behaviour",
                Map.of(
                        "messagesPerMinute",
                        1_000_000,
                        "rates",
                        Map.of("corpPerMinute", 1_000_000)));
    }

    private static Map<String, String> callback(JsonNode settings) {
        return Map.of(
                "url", settings.path("callbackUrl").asString(""),
                "token", TOKEN,
                "aesKey", AES_KEY);
    }

    private void bind(String user) {
        var pair = Map.of("corpId", CORP, "memberUserId", memberOf(user));
        Patience.waitFor(
                user + " to be bound",
                () ->
                        Optional.of(bridge.put("/api/v1/account-bindings/" + user, pair))
                                .filter(answer -> answer.status() / 100 == 2));
    }

    private static Map<String, Object> member(String id) {
        return Map.of("corpId", CORP, "userId", id, "name", id, "departments", List.of(1));
    }

    private static Map<String, Object> user(String id) {
        return Map.of("tenant", TENANT, "user", id, "name", id, "licensed", true);
    }

    private static Map<String, Object> app(Map<String, Object> rest) {
        var app = new java.util.HashMap<>(rest);
        app.put("corpId", CORP);
        app.put("agentId", Integer.parseInt(APP));
        return app;
    }
}
