package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A corp with two salespeople and an app that hears of their customers; another corp for each test,
 * all beside one provider with a suite. Definitions and bodies are written with {@code '} for
 * quotes.
 */
final class SalesFloor implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final String SUITE = "wwsuite000000001";
    static final int CRM = 1000002;

    private final WeComSimulator simulator =
            WeComSimulator.start(
                    SimulatorSettings.inMemory().withRetrySpacing(Duration.ofMillis(20)));
    private final Receiver receiver = new Receiver();
    private final Caller caller = new Caller(simulator);
    private final Provider provider = new Provider(simulator, caller, receiver);
    private int corps;
    private String acme = "";
    private String suiteAppToken = "";

    SalesFloor() {
        provider.offers(SUITE, 1);
    }

    /** Another corp, in which nobody has a customer yet. */
    void opens() {
        acme = "wwacme%010d".formatted(++corps);
        simulator.define().corp(acme, corp -> corp.name("Acme 某某科技"));
        for (var userId : List.of("LI_LEI", "HAN_MEIMEI")) {
            simulator.define().member(acme, userId, member -> member);
        }
        simulator
                .define()
                .app(
                        acme,
                        CRM,
                        app ->
                                app.visibleParties(1)
                                        .callback(
                                                receiver.url("/crm/" + acme),
                                                Receiver.TOKEN,
                                                Receiver.AES_KEY));
        define("customer-settings", "{'apps':[1000002]}");
    }

    WeComSimulator simulator() {
        return simulator;
    }

    String corp() {
        return acme;
    }

    /** Installs the provider's suite; its app may see everybody. */
    int installsTheSuite() {
        suiteAppToken = provider.installedIn(acme, SUITE).path("access_token").asString();
        var agentId = simulator.query().installation(acme, SUITE).orElseThrow().agentId();
        simulator.define().app(acme, agentId, app -> app.visibleParties(1));
        return agentId;
    }

    void customer(String userId, String externalUserId, String more) {
        define(
                "customers",
                "{'userId':'%s','externalUserId':'%s'%s}".formatted(userId, externalUserId, more));
    }

    void define(String thing, String definition) {
        var answer =
                caller.postRaw("/simulator/define/" + thing, "application/json", whole(definition));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Many definitions at once. */
    void defineAll(String thing, List<String> definitions) {
        var all = definitions.stream().map(this::whole).toList();
        var answer =
                caller.postRaw("/simulator/define/" + thing, "application/json", all.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String whole(String definition) {
        return ("{'corpId':'" + acme + "'," + definition.substring(1)).replace('\'', '"');
    }

    JsonNode get(String path, String query) {
        return get(CRM, path, query);
    }

    JsonNode get(int agentId, String path, String query) {
        return caller.get("/cgi-bin/" + path + "?access_token=" + token(agentId) + query);
    }

    JsonNode post(String path, String body) {
        return caller.post(
                "/cgi-bin/" + path + "?access_token=" + token(CRM), body.replace('\'', '"'));
    }

    private String token(int agentId) {
        var app = simulator.query().app(acme, agentId).orElseThrow();
        return app.ofSuite() ? suiteAppToken : caller.token(acme, app.secret());
    }

    /** What the corp's own app was told. */
    List<String> heard() {
        return receiver.heard().stream()
                .filter(heard -> heard.path().equals("/crm/" + acme))
                .map(Receiver.Heard::text)
                .toList();
    }

    /** What the suite was told of this corp. */
    List<String> commands() {
        return receiver.heard().stream()
                .filter(heard -> heard.path().equals("/commands"))
                .map(Receiver.Heard::text)
                .filter(text -> text.contains(acme))
                .toList();
    }

    static int errcode(JsonNode answer) {
        return answer.path("errcode").asInt(0);
    }

    static String changeType(String xml) {
        return field(xml, "ChangeType");
    }

    static String field(String xml, String name) {
        var start = "<" + name + "><![CDATA[";
        var from = xml.indexOf(start);
        return from < 0
                ? ""
                : xml.substring(from + start.length(), xml.indexOf("]]>", from + start.length()));
    }

    @Override
    public void close() {
        caller.close();
        simulator.close();
        receiver.close();
    }
}
