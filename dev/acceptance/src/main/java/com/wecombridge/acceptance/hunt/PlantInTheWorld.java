package com.wecombridge.acceptance.hunt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wecombridge.acceptance.Addresses;
import com.wecombridge.acceptance.Http;
import com.wecombridge.acceptance.Simulator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Lets WeCom and the topics bring canaries: members, callbacks, echoing errors, poison. */
final class PlantInTheWorld {

    static final int MEMBERS = 40;

    private static final String CORP = "wwglobex00000001";
    private static final int APP = 1000002;
    private static final String ONE_MEMBER = "/cgi-bin/user/get";
    private static final List<String> ASKED_WITH_SECRETS =
            List.of("/cgi-bin/gettoken", "/cgi-bin/service/get_permanent_code");

    private final Simulator wecom;
    private final Simulator crm;
    private final Addresses addresses;
    private final Canaries canaries;
    private final Set<String> poison = new HashSet<>();

    PlantInTheWorld(Http http, Addresses addresses, Canaries canaries) {
        this.wecom = new Simulator(http, addresses.wecom());
        this.crm = new Simulator(http, addresses.crm());
        this.addresses = addresses;
        this.canaries = canaries;
    }

    /** The next sync reads them. */
    void membersWithPhones() {
        var members = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < MEMBERS; i++) {
            members.add(
                    Map.of(
                            "corpId",
                            CORP,
                            "userId",
                            "CANARY_" + i,
                            "name",
                            "金丝雀" + i,
                            "departments",
                            List.of(1),
                            "mobile",
                            canaries.phone("phone of a member"),
                            "email",
                            canaries.mail("mail of a member")));
        }
        wecom.define("members", members);
    }

    void callbacksWithChatText() {
        for (int i = 0; i < 40; i++) {
            var xml =
                    """
                    <xml><ToUserName>%s</ToUserName><FromUserName>LIN_TAO</FromUserName>\
                    <CreateTime>%d</CreateTime><MsgType>%s</MsgType><Content><![CDATA[%s]]></Content>\
                    <Mobile>%s</Mobile><Email>%s</Email><AgentID>%d</AgentID>%s\
                    """
                            .formatted(
                                    CORP,
                                    1_790_000_000 + i,
                                    i % 2 == 0 ? "text" : "event",
                                    canaries.chatText("chat text in a callback"),
                                    canaries.phone("phone in a callback"),
                                    canaries.mail("mail in a callback"),
                                    APP,
                                    i % 4 == 3 ? "<unclosed>" : "</xml>");
            wecom.define("callbacks", Map.of("corpId", CORP, "agentId", APP, "xml", xml));
        }
    }

    /** Authentic, but neither ticket nor code is any good. */
    void commandsOfTheSuite() {
        for (int i = 0; i < 5; i++) {
            command(
                    "suite_ticket",
                    "<SuiteTicket>%s</SuiteTicket>".formatted(canaries.secret("suite ticket")));
            command(
                    "create_auth",
                    "<AuthCode>%s</AuthCode><State>x</State>"
                            .formatted(canaries.secret("auth code in a callback")));
        }
        wecom.define("tickets", Map.of("suiteId", addresses.suite()));
    }

    private void command(String kind, String inside) {
        var xml =
                "<xml><SuiteId>%1$s</SuiteId><InfoType>%2$s</InfoType><TimeStamp>%3$d</TimeStamp>%4$s</xml>"
                        .formatted(
                                addresses.suite(), kind, System.currentTimeMillis() / 1000, inside);
        wecom.define(
                "callbacks",
                Map.of(
                        "suiteId",
                        addresses.suite(),
                        "corpId",
                        CORP,
                        "door",
                        "COMMAND",
                        "xml",
                        xml));
    }

    /**
     * WeCom's own messages repeat what was sent, and a proxy's pages may. A sync waits longer after
     * each failure, so it meets one on each of its ways; the many looks at single members meet all.
     */
    void errorsThatEcho() {
        echo("/cgi-bin/agent/get", 40014);
        page("/cgi-bin/department/list");
        misfortune("/cgi-bin/user/list", "TRUNCATED");
        List.of(40014, 60011, -1).forEach(errcode -> echo(ONE_MEMBER, errcode));
        page(ONE_MEMBER);
        List.of("TRUNCATED", "DROP_BEFORE_DOING", "DROP_AFTER_DOING", "DELAY")
                .forEach(kind -> misfortune(ONE_MEMBER, kind));
        echo("/cgi-bin/message/send", -1);
        page("/cgi-bin/message/send");
    }

    /** Its card meets the errors of sending first. */
    void aTodoToBeSent() {
        crm.define(
                "todos",
                Map.of(
                        "tenant",
                        "acme",
                        "todo",
                        "hunt-" + System.currentTimeMillis(),
                        "assignees",
                        List.of("u-1001"),
                        "category",
                        "approval",
                        "title",
                        "hunt",
                        "details",
                        List.of()));
    }

    /** For those who are about to ask for a token or for the rights of a corp. */
    void errorsAboutSecrets() {
        for (String path : ASKED_WITH_SECRETS) {
            echo(path, -1);
            echo(path, 40001);
            page(path);
        }
    }

    private void echo(String path, int errcode) {
        var token = canaries.secret("token in an error of WeCom");
        var mobile = canaries.phone("phone in an error of WeCom");
        wecom.define(
                "faults",
                Map.of(
                        "path", path,
                        "errcode", errcode,
                        "errmsg", "invalid access_token=" + token + ", mobile " + mobile));
    }

    private void page(String path) {
        var body = "<html>" + canaries.secret("page of a proxy") + "</html>";
        wecom.define("faults", Map.of("path", path, "kind", "HTML", "body", body));
    }

    /** The delay is longer than we wait for an answer. */
    private void misfortune(String path, String kind) {
        wecom.define("faults", Map.of("path", path, "kind", kind, "delay", "PT12S"));
    }

    /** What was planned and has met nobody yet. */
    List<String> misfortunesAhead() {
        return wecom.query("faults")
                .valueStream()
                .map(fault ->
                        fault.path("kind").asString() + " at " + fault.path("path").asString())
                .toList();
    }

    /** The very values and headers of the poisoned records: dead letters stay as they came. */
    Set<String> poison() {
        return poison;
    }

    /** Unreadable records, and readable ones without their headers, on every topic. */
    void poison(Set<String> topics) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", addresses.kafka(), "acks", "all");
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String topic : topics) {
                for (int i = 0; i < 6; i++) {
                    var body =
                            "{\"mobile\":\"%s\",\"token\":\"%s\"%s"
                                    .formatted(
                                            canaries.phone("phone in poison"),
                                            canaries.secret("token in poison"),
                                            i % 2 == 0 ? "}" : "");
                    var record = new ProducerRecord<>(topic, bytes("poison-" + i), bytes(body));
                    poison.add(body);
                    if (i % 2 > 0) {
                        var trace = canaries.secret("trace context of a record");
                        record.headers().add("ce_traceparent", bytes(trace));
                        poison.add(trace);
                    }
                    if (i % 3 > 0) {
                        record.headers()
                                .add("ce_type", bytes("com.wecombridge.token.issued.v1"))
                                .add("ce_id", bytes("poison-" + topic + i))
                                .add("ce_specversion", bytes("1.0"));
                    }
                    var _ = producer.send(record);
                }
            }
        }
    }

    /** Tokens, tickets and secrets that WeCom itself gave out. */
    void rememberWhatWeComIssued() {
        wecom.query("tokens")
                .valueStream()
                .forEach(token ->
                        canaries.made(token.path("value").asString(""), "token WeCom issued"));
        wecom.query("suites")
                .valueStream()
                .forEach(suite -> {
                    canaries.made(suite.path("ticket").asString(""), "suite ticket WeCom sent");
                    canaries.made(suite.path("secret").asString(""), "suite secret");
                });
        wecom.query("installations")
                .valueStream()
                .forEach(one ->
                        canaries.made(
                                one.path("permanentCode").asString(""), "permanent code of WeCom"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
