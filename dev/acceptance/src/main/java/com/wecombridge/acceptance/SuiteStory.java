package com.wecombridge.acceptance;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A company installs the provider's suite; its CRM users get their to-dos in WeCom. */
final class SuiteStory {

    private static final String CORP = "wwacme0000000001";
    private static final String LI_LEI = "LI_LEI";
    private static final String LI_LEI_IN_CRM = "u-1001";
    private static final String WITHOUT_BINDING = "u-1006";

    private final Http http;
    private final Addresses addresses;
    private final Simulator wecom;
    private final Simulator crm;
    private final String run = Long.toString(Instant.now().toEpochMilli(), 36);
    private @Nullable Bridge bridge;
    private String corpId = "";

    SuiteStory(Http http, Addresses addresses) {
        this.http = http;
        this.addresses = addresses;
        this.wecom = new Simulator(http, addresses.wecom());
        this.crm = new Simulator(http, addresses.crm());
    }

    String corpId() {
        return corpId;
    }

    void signIn() {
        bridge = Bridge.signedIn(http, addresses, "acme-admin");
    }

    void peopleTheCompany() {
        wecom.define(
                "corps",
                Map.of(
                        "corpId",
                        CORP,
                        "name",
                        "Acme 某某科技",
                        "suiteView",
                        Map.of("userIds", "PLAIN", "names", "PLAIN")));
        wecom.define("departments", department(2, "销售部"));
        wecom.define("departments", department(3, "市场部"));
        wecom.define(
                "members",
                List.of(
                        member(LI_LEI, "李雷", 2),
                        member("HAN_MEIMEI", "韩梅梅", 2),
                        member("WANG_FANG", "王芳", 3)));
    }

    void connect() {
        var connected = bridge().find("/api/v1/corps", this::isConnectedSuite);
        corpId = text(connected.orElseGet(this::install), "corpId");
    }

    private JsonNode install() {
        var install =
                Patience.waitFor(
                        "the entitlement and the suite ticket, without which no installation begins",
                        this::beginInstall);
        var wish = queryOf(URI.create(text(install, "installUrl")));
        var consent =
                wecom.define(
                        "installations",
                        Map.of(
                                "suiteId", addresses.suite(),
                                "corpId", CORP,
                                "preAuthCode", wish.getOrDefault("pre_auth_code", ""),
                                "redirectUri", wish.getOrDefault("redirect_uri", ""),
                                "state", wish.getOrDefault("state", ""),
                                "range", Map.of("parties", List.of(1))));
        http.get(URI.create(text(consent, "redirect")), Map.of()).orFail("coming back from WeCom");
        return bridge().waitFor(
                        "the corp to be connected", "/api/v1/corps", this::isConnectedSuite);
    }

    /**
     * Right after a start two things are on their way: what the CRM says of its tenants (403 until
     * then), and WeCom's ticket, which comes within seconds of the suite's registration (503).
     */
    private Optional<JsonNode> beginInstall() {
        var answer = bridge().post("/api/v1/installs", Map.of());
        return answer.status() == 403 || answer.status() == 503
                ? Optional.empty()
                : Optional.of(answer.orFail("beginning an installation").json());
    }

    private boolean isConnectedSuite(JsonNode corp) {
        return corp.path("appId").asString("").equals(addresses.suite())
                && corp.path("state").asString("").equals("CONNECTED");
    }

    void directoryArrives() {
        bridge().waitFor(LI_LEI + " in the mirror", membersPath(), this::isLiLei);
        bridge().waitFor(
                        "department 2 in the mirror",
                        "/api/v1/departments?corpId=" + corpId,
                        department -> department.path("id").asLong(0) == 2);
        bridge().waitFor(
                        "a finished sync run",
                        "/api/v1/sync-runs?corpId=" + corpId,
                        syncRun -> syncRun.path("state").asString("").equals("FINISHED"));
    }

    void bind() {
        var pair = Map.of("corpId", corpId, "memberUserId", LI_LEI);
        Patience.waitFor(
                "binding to know both the user and the member",
                () -> Optional.of(bind(pair)).filter(answer -> answer.status() / 100 == 2));
        bridge().waitFor(
                        "the binding",
                        "/api/v1/account-bindings",
                        binding -> text(binding, "crmUserId").equals(LI_LEI_IN_CRM));
    }

    private Http.Answer bind(Map<String, String> pair) {
        return bridge().put("/api/v1/account-bindings/" + LI_LEI_IN_CRM, pair);
    }

    void todoArrives() {
        assign("smoke-" + run, LI_LEI_IN_CRM);
        var title = title("smoke-" + run);
        Patience.waitFor("the card of " + title, () -> cardOf(title));
        if (cards(title) != 1) {
            throw new Unmet("LI_LEI got " + cards(title) + " cards of " + title);
        }
    }

    private Optional<JsonNode> cardOf(String title) {
        return messages().filter(message -> message.toString().contains(title)).findFirst();
    }

    private long cards(String title) {
        return messages().filter(message -> message.toString().contains(title)).count();
    }

    private java.util.stream.Stream<JsonNode> messages() {
        return wecom.query("messages?corpId=" + CORP + "&recipient=" + LI_LEI).valueStream();
    }

    void receiptIsKept() {
        var todo = "smoke-" + run;
        bridge().waitFor(
                        "the receipt of " + todo,
                        "/api/v1/deliveries?todo=" + todo,
                        delivery -> text(delivery, "state").equals("ACCEPTED"));
        crm.expect("deliveries", Map.of("todo", todo, "state", "ACCEPTED"), 1);
    }

    void unboundIsTold() {
        var todo = "smoke-unbound-" + run;
        assign(todo, WITHOUT_BINDING);
        crm.expect("deliveries", Map.of("todo", todo, "state", "UNBOUND"), 1);
    }

    /**
     * Told three times, as WeCom may. A suite sees no names, so it is a move that is looked for.
     */
    void changeArrives() {
        var wanted = departmentOfLiLei() == 2 ? 3 : 2;
        wecom.define(
                "members",
                Map.of(
                        "corpId",
                        CORP,
                        "userId",
                        LI_LEI,
                        "departments",
                        List.of(wanted),
                        "times",
                        3));
        Patience.waitFor(
                LI_LEI + " in department " + wanted + " of the mirror",
                () -> Optional.of(wanted).filter(_ -> departmentOfLiLei() == wanted));
    }

    private int departmentOfLiLei() {
        var member = bridge().waitFor(LI_LEI + " in the mirror", membersPath(), this::isLiLei);
        return member.path("departments").path(0).asInt(0);
    }

    private void assign(String todo, String assignee) {
        crm.define(
                "todos",
                Map.of(
                        "tenant",
                        "acme",
                        "todo",
                        todo,
                        "assignees",
                        List.of(assignee),
                        "category",
                        "approval",
                        "title",
                        title(todo),
                        "details",
                        List.of(Map.of("label", "金额", "value", "¥ 128,000"))));
    }

    private static String title(String todo) {
        return "报价单待审批 · " + todo;
    }

    private boolean isLiLei(JsonNode member) {
        return text(member, "memberUserId").equalsIgnoreCase(LI_LEI);
    }

    private String membersPath() {
        return "/api/v1/members?corpId=" + corpId;
    }

    private Bridge bridge() {
        if (bridge == null) {
            throw new Unmet("nobody signed in");
        }
        return bridge;
    }

    private static Map<String, Object> department(int id, String name) {
        return Map.of("corpId", CORP, "id", id, "name", name, "parentId", 1);
    }

    private static Map<String, Object> member(String id, String name, int department) {
        return Map.of(
                "corpId", CORP, "userId", id, "name", name, "departments", List.of(department));
    }

    private static Map<String, String> queryOf(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> decoded(pair[1])));
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
