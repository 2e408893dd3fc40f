package com.wecombridge.corpus.cases;

import static com.wecombridge.corpus.cases.Expected.quarantined;
import static com.wecombridge.corpus.cases.Expected.status;
import static com.wecombridge.corpus.cases.Expected.told;

import com.wecombridge.corpus.wire.Letter;
import com.wecombridge.corpus.wire.Reply;
import com.wecombridge.corpus.wire.Seal;
import com.wecombridge.corpus.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/** Group 4: what callbacks mean. */
public final class MeaningCases {

    private final Wire wire;
    private final Suite suite;
    private final List<Case> cases = new ArrayList<>();

    private MeaningCases(Wire wire, Suite suite) {
        this.wire = wire;
        this.suite = suite;
    }

    /** The provider's suite as the gateway knows it. */
    public record Suite(String id, String token, String aesKey) {

        Seal seal() {
            return new Seal(token, aesKey, id);
        }

        String commands() {
            return "/wecom/callbacks/suites/" + id + "/commands";
        }

        String data() {
            return "/wecom/callbacks/suites/" + id + "/data";
        }
    }

    public static List<Case> all(Wire wire, Suite suite) {
        var group = new MeaningCases(wire, suite);
        group.unknownKinds();
        group.ids();
        group.times();
        group.repeated();
        group.foreigners();
        return List.copyOf(group.cases);
    }

    private void add(int row, String name, Expected expected, Case.Act act) {
        cases.add(new Case(row, name, act, expected));
    }

    private Reply say(String text) {
        return wire.send(Company.saying(text).request(wire.host()));
    }

    private void unknownKinds() {
        for (String event :
                List.of("never_heard_of", "Change_Contact", "x.y/z", "../x", "a".repeat(100))) {
            add(
                    49,
                    "event " + event,
                    told(Company.UNRECOGNIZED, "callbacks/" + event + "-%s"),
                    mark -> say(Company.event(event + "-" + mark, "")));
        }
        for (String change : List.of("create_robot", "DELETE_USER", "update_user2")) {
            add(
                    49,
                    "change " + change,
                    told(Company.UNRECOGNIZED, "callbacks/change_contact/" + change + "-%s"),
                    mark ->
                            say(
                                    Company.event(
                                            "change_contact",
                                            "<ChangeType>"
                                                    + change
                                                    + "-"
                                                    + mark
                                                    + "</ChangeType>")));
        }
        add(
                49,
                "fields that nobody knows",
                Company.leavingIsTold(),
                mark ->
                        say(
                                Company.leaves(mark)
                                        .replace("</xml>", "<New><A>1</A><A>2</A></New></xml>")));
        for (String event :
                List.of("a".repeat(10_000), "<![CDATA[a b]]>", "😀", "ｅｖｅｎｔ", "a\nb", "a?b")) {
            var name = event.length() > 30 ? "of 10,000 letters" : event;
            add(
                    50,
                    "event that is no name: " + name,
                    quarantined("field Event"),
                    mark ->
                            say(
                                    Company.event("@", "<Mark>" + mark + "</Mark>")
                                            .replace("<![CDATA[@]]>", event)));
        }
    }

    private void ids() {
        for (String field :
                List.of(
                        "",
                        "<UserID/>",
                        "<UserID></UserID>",
                        "<UserID>  </UserID>",
                        "<UserId>a</UserId>",
                        "<UserID><a>b</a></UserID>")) {
            add(
                    50,
                    "no UserID: '" + field + "'",
                    quarantined("field UserID"),
                    mark -> say(change("delete_user", field, mark)));
        }
        for (String id : Lines.of("ids.txt")) {
            add(
                    50,
                    "UserID '" + id + "'",
                    quarantined("field UserID"),
                    mark ->
                            say(
                                    change(
                                            "delete_user",
                                            "<UserID><![CDATA[" + id + "]]></UserID>",
                                            mark)));
            add(
                    50,
                    "NewUserID '" + id + "'",
                    quarantined("field NewUserID"),
                    mark ->
                            say(
                                    change(
                                            "update_user",
                                            "<UserID>a</UserID><NewUserID><![CDATA["
                                                    + id
                                                    + "]]></NewUserID>",
                                            mark)));
        }
        add(
                50,
                "UserID of 10,000 letters",
                quarantined("field UserID"),
                mark ->
                        say(
                                change(
                                        "delete_user",
                                        "<UserID>" + "a".repeat(10_000) + "</UserID>",
                                        mark)));
        for (String id : List.of("", "0", "-1", "abc", "1.5", "9223372036854775808", "1e3", "１")) {
            add(
                    50,
                    "department '" + id + "'",
                    quarantined("field Id"),
                    mark -> say(change("update_party", "<Id>" + id + "</Id>", mark)));
        }
        add(
                50,
                "no ChangeType",
                told(Company.UNRECOGNIZED, "callbacks/change_contact"),
                mark -> say(change("", "", mark)));
        add(
                50,
                "no Event",
                quarantined("field Event"),
                mark ->
                        say(
                                "<xml><ToUserName>"
                                        + Company.CORP
                                        + "</ToUserName><M>"
                                        + mark
                                        + "</M></xml>"));
        add(
                59,
                "ToUserName of another corp",
                quarantined("other ToUserName"),
                mark -> say(Company.leaves(mark).replace(Company.CORP, "wwelse0000000001")));
    }

    private static String change(String kind, String fields, String mark) {
        var type = kind.isEmpty() ? "" : "<ChangeType>" + kind + "</ChangeType>";
        return Company.event("change_contact", type + fields + "<Mark>" + mark + "</Mark>");
    }

    private void times() {
        for (String time :
                List.of(
                        "0",
                        "-1",
                        "1",
                        "253402300800",
                        "9223372036854775807",
                        "9999999999999999999999",
                        "1732864000000",
                        "",
                        "abc",
                        "1.5",
                        "NaN")) {
            add(
                    51,
                    "CreateTime '" + time + "'",
                    Company.leavingIsTold(),
                    mark ->
                            say(
                                    Company.leaves(mark)
                                            .replaceFirst(
                                                    "<CreateTime>\\d+<",
                                                    "<CreateTime>" + time + "<")));
        }
        add(
                51,
                "no CreateTime",
                Company.leavingIsTold(),
                mark ->
                        say(
                                Company.leaves(mark)
                                        .replaceFirst("<CreateTime>\\d+</CreateTime>", "")));
    }

    private void repeated() {
        add(
                52,
                "the same event three times",
                Company.leavingIsTold(),
                mark -> {
                    var text = Company.leaves(mark);
                    say(text);
                    say(text);
                    return say(text);
                });
        add(
                52,
                "the same event fifty times at once",
                Company.leavingIsTold(),
                mark -> {
                    var text = Company.leaves(mark);
                    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                        for (int i = 0; i < 50; i++) {
                            threads.execute(() -> say(text));
                        }
                    }
                    return say(text);
                });
        add(
                54,
                "somebody leaves who never came",
                Company.leavingIsTold(),
                mark -> say(Company.leaves(mark)));
    }

    private void foreigners() {
        add(
                59,
                "a command for another suite inside",
                quarantined("other SuiteId"),
                mark -> command(suite.seal(), "wwothersuite00001", "change_auth", mark));
        for (String kind :
                List.of(
                        "suite_ticket",
                        "create_auth",
                        "change_auth",
                        "cancel_auth",
                        "reset_permanent_code")) {
            add(
                    59,
                    kind + " for another receiver",
                    status(401),
                    mark ->
                            command(
                                    suite.seal().withReceiver("wwothersuite00001"),
                                    suite.id(),
                                    kind,
                                    mark));
            add(
                    59,
                    kind + " under the keys of a corp's own app",
                    status(401),
                    mark ->
                            command(
                                    new Seal(Company.TOKEN, Company.AES_KEY, suite.id()),
                                    suite.id(),
                                    kind,
                                    mark));
        }
        add(
                59,
                "change_auth without a corp",
                quarantined("field AuthCorpId"),
                mark -> command(suite.seal(), suite.id(), "change_auth", mark));
        add(
                59,
                "cancel_auth without a corp",
                quarantined("field AuthCorpId"),
                mark -> command(suite.seal(), suite.id(), "cancel_auth", mark));
        add(
                59,
                "suite_ticket without a ticket",
                quarantined("field SuiteTicket"),
                mark -> command(suite.seal(), suite.id(), "suite_ticket", mark));
        add(
                59,
                "create_auth without a code",
                quarantined("field AuthCode"),
                mark -> command(suite.seal(), suite.id(), "create_auth", mark));
        add(
                59,
                "data of a corp that the envelope does not name",
                status(401),
                mark -> {
                    var sealed = suite.seal().withReceiver(Company.CORP);
                    var letter = Letter.of(suite.data(), sealed, Company.leaves(mark));
                    return wire.send(
                            letter.withBody(Letter.envelope("wwelse0000000001", letter.encrypted()))
                                    .request(wire.host()));
                });
        add(
                59,
                "data for a receiver that is no id",
                status(401),
                mark ->
                        wire.send(
                                Letter.of(
                                                suite.data(),
                                                suite.seal().withReceiver("a b/../c"),
                                                Company.leaves(mark))
                                        .request(wire.host())));
    }

    private Reply command(Seal seal, String suiteId, String kind, String mark) {
        var text =
                "<xml><SuiteId>%s</SuiteId><InfoType>%s</InfoType><TimeStamp>1</TimeStamp><Mark>%s</Mark></xml>"
                        .formatted(suiteId, kind, mark);
        return wire.send(Letter.of(suite.commands(), seal, text).request(wire.host()));
    }
}
