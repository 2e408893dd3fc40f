package com.wecombridge.corpus.cases;

import static com.wecombridge.corpus.cases.Expected.quarantined;
import static com.wecombridge.corpus.cases.Expected.status;

import com.wecombridge.corpus.wire.Letter;
import com.wecombridge.corpus.wire.Wire;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Group 3: XML. Everything that is to be refused comes twice: in the envelope, which anybody can
 * send, and inside the encryption, where only WeCom can have put it.
 */
public final class XmlCases {

    private final Wire wire;
    private final String trap;
    private final List<Case> cases = new ArrayList<>();

    private XmlCases(Wire wire, String trap) {
        this.wire = wire;
        this.trap = trap;
    }

    /**
     * All of them.
     *
     * @param trap an address that must never be asked
     */
    public static List<Case> all(Wire wire, String trap) {
        var group = new XmlCases(wire, trap);
        group.doctypes().forEach(group::refusedEverywhere);
        growth().forEach(group::refusedEverywhere);
        letters().forEach(group::refusedEverywhere);
        group.sizes();
        group.encodings();
        group.harmless();
        return List.copyOf(group.cases);
    }

    private void add(int row, String name, Expected expected, Case.Act act) {
        cases.add(new Case(row, name, act, expected));
    }

    /** A document by its row and name; {@code @} is where the fields go. */
    private record Document(int row, String name) {}

    private void refusedEverywhere(Document document, String text) {
        add(
                document.row(),
                document.name() + ", inside",
                quarantined("xml"),
                mark -> send(Company.saying(filled(text, fields(mark)))));
        add(
                document.row(),
                document.name() + ", in the envelope",
                status(400),
                mark -> {
                    var letter = Company.letter(mark);
                    return send(
                            letter.withBody(
                                    filled(text, "<Encrypt>" + letter.encrypted() + "</Encrypt>")));
                });
    }

    private static String filled(String text, String fields) {
        return text.replace("@", fields);
    }

    private static String fields(String mark) {
        var text = Company.leaves(mark);
        return text.substring("<xml>".length(), text.length() - "</xml>".length());
    }

    private com.wecombridge.corpus.wire.Reply send(Letter letter) {
        return wire.send(letter.request(wire.host()));
    }

    private Map<Document, String> doctypes() {
        var all = new LinkedHashMap<Document, String>();
        for (String line : Lines.of("doctypes.txt")) {
            int bar = line.indexOf('|');
            int second = line.indexOf('|', bar + 1);
            var row = Integer.parseInt(line.substring(0, bar).strip());
            var name = line.substring(bar + 1, second).strip();
            all.put(
                    new Document(row, name),
                    line.substring(second + 1).strip().replace("TRAP", trap));
        }
        all.put(new Document(38, "a billion laughs"), laughs());
        all.put(
                new Document(38, "quadratic blow-up"),
                "<!DOCTYPE xml [<!ENTITY a \""
                        + "a".repeat(50_000)
                        + "\">]><xml>@<X>"
                        + "&a;".repeat(20_000)
                        + "</X></xml>");
        return all;
    }

    private static String laughs() {
        var entities =
                IntStream.rangeClosed(1, 9)
                        .mapToObj(level ->
                                "<!ENTITY l%d \"%s\">"
                                        .formatted(level, "&l%d;".formatted(level - 1).repeat(10)))
                        .collect(Collectors.joining());
        return "<!DOCTYPE xml [<!ENTITY l0 \"lol\">" + entities + "]><xml>@<X>&l9;</X></xml>";
    }

    private static Map<Document, String> growth() {
        var all = new LinkedHashMap<Document, String>();
        all.put(
                new Document(41, "10,000 attributes"),
                "<xml>@<X " + attributes(10_000) + "/></xml>");
        all.put(new Document(41, "100 attributes"), "<xml>@<X " + attributes(100) + "/></xml>");
        all.put(
                new Document(41, "a name of 150,000 letters"),
                "<xml>@<" + "a".repeat(150_000) + "/></xml>");
        all.put(new Document(41, "an attribute twice"), "<xml>@<X a=\"1\" a=\"2\"/></xml>");
        all.put(new Document(42, "10,000 siblings"), "<xml>@" + "<a/>".repeat(10_000) + "</xml>");
        all.put(
                new Document(42, "5,000 levels"),
                "<xml>@" + "<a>".repeat(5_000) + "</a>".repeat(5_000) + "</xml>");
        all.put(
                new Document(42, "17 levels"),
                "<xml>@" + "<a>".repeat(17) + "</a>".repeat(17) + "</xml>");
        all.put(new Document(42, "10,000 levels that never end"), "<xml>@" + "<a>".repeat(10_000));
        return all;
    }

    private static String attributes(int many) {
        return IntStream.range(0, many)
                .mapToObj(number -> "a" + number + "=\"1\"")
                .collect(Collectors.joining(" "));
    }

    private static Map<Document, String> letters() {
        var all = new LinkedHashMap<Document, String>();
        for (int code : List.of(0, 1, 7, 8, 11, 12, 27, 31, 0xFFFE, 0xFFFF)) {
            var name = "U+%04X".formatted(code);
            var letter = Character.toString(code);
            all.put(
                    new Document(44, name + " in CDATA"),
                    "<xml>@<X><![CDATA[" + letter + "]]></X></xml>");
            all.put(new Document(44, name + " by reference"), "<xml>@<X>&#" + code + ";</X></xml>");
        }
        all.put(new Document(44, "half a pair by reference"), "<xml>@<X>&#xD800;</X></xml>");
        all.put(new Document(44, "beyond Unicode by reference"), "<xml>@<X>&#x110000;</X></xml>");
        all.put(
                new Document(44, "a reference that overflows"),
                "<xml>@<X>&#99999999999999;</X></xml>");
        all.put(new Document(44, "an entity that nobody declared"), "<xml>@<X>&nobody;</X></xml>");
        all.put(new Document(45, "]]> in text"), "<xml>@<X>a]]>b</X></xml>");
        all.put(new Document(45, "CDATA that never ends"), "<xml>@<X><![CDATA[a</X></xml>");
        all.put(new Document(45, "two roots"), "<xml>@</xml><xml/>");
        all.put(new Document(45, "text behind the root"), "<xml>@</xml>x");
        all.put(new Document(39, "a prefix that nobody declared"), "<xml>@<x:include/></xml>");
        all.put(
                new Document(39, "a declaration in the middle"),
                "<xml>@<?xml version=\"1.0\"?></xml>");
        return all;
    }

    private void sizes() {
        add(
                41,
                "100,000 attributes",
                status(413),
                mark -> send(Company.letter(mark).withBody("<xml " + attributes(100_000) + "/>")));
        add(
                41,
                "an attribute of a megabyte",
                status(413),
                mark ->
                        send(
                                Company.letter(mark)
                                        .withBody("<xml a=\"" + "a".repeat(1 << 20) + "\"/>")));
        add(
                41,
                "a name of a megabyte",
                status(413),
                mark -> send(Company.letter(mark).withBody("<" + "a".repeat(1 << 20) + "/>")));
        add(
                42,
                "a million siblings",
                status(413),
                mark ->
                        send(
                                Company.letter(mark)
                                        .withBody("<xml>" + "<a/>".repeat(1_000_000) + "</xml>")));
        add(
                42,
                "a million siblings inside",
                status(413),
                mark -> send(Company.saying("<xml>" + "<a/>".repeat(1_000_000) + mark + "</xml>")));
    }

    private void encodings() {
        for (String name :
                List.of("UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32", "GBK", "ISO-8859-1")) {
            add(
                    43,
                    name + ", inside",
                    quarantined(""),
                    mark ->
                            send(
                                    Letter.sealed(
                                            Company.PATH,
                                            Company.seal(),
                                            Company.seal().encrypt(document(name, mark)))));
            add(
                    43,
                    name + ", in the envelope",
                    status(400),
                    mark ->
                            wire.send(
                                    Company.letter(mark)
                                            .request(wire.host(), document(name, mark))));
        }
        for (String name :
                List.of("UTF-16", "UTF-7", "GBK", "ISO-8859-1", "US-ASCII", "nonsense", "CP037")) {
            refusedEverywhere(
                    new Document(43, "says " + name + " and is UTF-8"),
                    "<?xml version=\"1.0\" encoding=\"" + name + "\"?><xml>@</xml>");
        }
        refusedEverywhere(new Document(43, "UTF-7"), "+ADw-xml+AD4-@+ADw-/xml+AD4-");
        refusedEverywhere(new Document(43, "two byte order marks"), "\uFEFF\uFEFF<xml>@</xml>");
    }

    private static byte[] document(String charset, String mark) {
        return ("<?xml version=\"1.0\" encoding=\""
                        + charset
                        + "\"?><xml><Encrypt>é企"
                        + mark
                        + "</Encrypt></xml>")
                .getBytes(Charset.forName(charset));
    }

    private void harmless() {
        for (String line : Lines.of("harmless.txt")) {
            int bar = line.indexOf('|');
            int second = line.indexOf('|', bar + 1);
            var text = line.substring(second + 1).strip().replace("TRAP", trap);
            add(
                    Integer.parseInt(line.substring(0, bar).strip()),
                    line.substring(bar + 1, second).strip(),
                    Company.leavingIsTold(),
                    mark -> send(Company.saying(filled(text, fields(mark)))));
        }
        add(
                43,
                "a byte order mark",
                Company.leavingIsTold(),
                mark -> send(Company.saying("\uFEFF" + Company.leaves(mark))));
        add(
                44,
                "every plane of Unicode",
                Company.leavingIsTold(),
                mark ->
                        send(
                                Company.saying(
                                        filled(
                                                "<xml>@<Name>😀𠮷\u202E\u200B\uD7FF\uFFFD</Name></xml>",
                                                fields(mark)))));
        add(
                42,
                "4,000 siblings",
                Company.leavingIsTold(),
                mark ->
                        send(
                                Company.saying(
                                        filled(
                                                "<xml>@" + "<a/>".repeat(4_000) + "</xml>",
                                                fields(mark)))));
    }
}
