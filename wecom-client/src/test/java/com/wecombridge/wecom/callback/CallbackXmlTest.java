package com.wecombridge.wecom.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.wecombridge.wecom.callback.CallbackXml.Fault;
import com.wecombridge.wecom.callback.CallbackXml.Parsed;
import com.wecombridge.wecom.callback.CallbackXml.Refused;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackXmlTest {

    @Nested
    class OfAKnownKind {
        private final CallbackXml xml =
                xml(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <xml><ToUserName><![CDATA[ww0123456789abcdef]]></ToUserName>
                        <CreateTime>1726214400</CreateTime>
                        <Event><![CDATA[change_contact]]></Event>
                        <ChangeType>update_user</ChangeType>
                        <UserID><![CDATA[LI_LEI]]></UserID>
                        <Name>李雷 &amp; &lt;韩&gt;</Name>
                        <Department><![CDATA[1,2, 3,]]></Department>
                        <Alias></Alias>
                        <SuiteTicket> TICKET-0001</SuiteTicket>
                        <ExtAttr>
                          <Item><Name>工号</Name><Type>0</Type><Text><Value>A17</Value></Text></Item>
                          <Item><Name>主页</Name><Type>1</Type><Web><Title>看</Title></Web></Item>
                        </ExtAttr>
                        <SomethingNew>kept</SomethingNew></xml>
                        """);

        @Test
        void givesTextWithoutTheBlanksAround() {
            assertThat(xml.text("Event")).contains("change_contact");
            assertThat(xml.text("Name")).contains("李雷 & <韩>");
            assertThat(xml.text("SuiteTicket")).contains("TICKET-0001");
        }

        @Test
        void takesABlankFieldForAnAbsentOne() {
            assertThat(xml.text("Alias")).isEmpty();
            assertThat(xml.text("Mobile")).isEmpty();
        }

        @Test
        void givesMomentsNumbersAndLists() {
            assertThat(xml.moment("CreateTime")).contains(Instant.ofEpochSecond(1726214400));
            assertThat(xml.number("CreateTime")).contains(1726214400L);
            assertThat(xml.list("Department")).containsExactly("1", "2", "3");
            assertThat(xml.list("Mobile")).isEmpty();
        }

        @Test
        void reachesRepeatedAndNestedElements() {
            var items = xml.inside("ExtAttr").orElseThrow().all("Item");

            assertThat(items).hasSize(2);
            assertThat(items.getFirst().inside("Text").flatMap(text -> text.text("Value")))
                    .contains("A17");
        }

        @Test
        void keepsFieldsThatNobodyKnowsYet() {
            assertThat(xml.fields())
                    .containsEntry("SomethingNew", "kept")
                    .containsEntry("Alias", "")
                    .doesNotContainKey("ExtAttr");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "1.5", "", "9223372036854775808", "31556889864403200"})
    void hasNoMomentWhereThereIsNone(String odd) {
        assertThat(xml("<xml><CreateTime>" + odd + "</CreateTime></xml>").moment("CreateTime"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1726214400000"})
    void keepsAnOddMoment(String odd) {
        assertThat(xml("<xml><CreateTime>" + odd + "</CreateTime></xml>").moment("CreateTime"))
                .contains(Instant.ofEpochSecond(Long.parseLong(odd)));
    }

    @Test
    void readsASplitCdataEndAsText() {
        assertThat(xml("<xml><A><![CDATA[a]]]]><![CDATA[>b]]></A></xml>").text("A"))
                .contains("a]]>b");
    }

    @Test
    void takesATagNameForNothingButAName() {
        var xml =
                xml(
                        "<xml><java.lang.ProcessBuilder class='x'>touch</java.lang.ProcessBuilder></xml>");

        assertThat(xml.text("java.lang.ProcessBuilder")).contains("touch");
    }

    @Test
    void readsABodyWithAByteOrderMark() {
        byte[] body = "\uFEFF<xml><A>1</A></xml>".getBytes(StandardCharsets.UTF_8);

        assertThat(CallbackXml.read(body)).isInstanceOf(Parsed.class);
    }

    @Test
    void ignoresIncludesSchemasAndStylesheets() {
        var xml =
                xml(
                        """
                        <?xml-stylesheet href="http://127.0.0.1:1/x.xsl"?>
                        <xml xmlns:xi="http://www.w3.org/2001/XInclude"
                             xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                             xsi:noNamespaceSchemaLocation="http://127.0.0.1:1/x.xsd">
                        <xi:include href="file:///etc/passwd" parse="text"/><A>1</A></xml>
                        """);

        assertThat(xml.text("include")).isEmpty();
        assertThat(xml.text("A")).contains("1");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("<!DOCTYPE xml><xml/>", Fault.DOCTYPE),
                Arguments.of(
                        "<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><xml>&a;</xml>",
                        Fault.DOCTYPE),
                Arguments.of(
                        "<!DOCTYPE xml [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]><xml/>",
                        Fault.DOCTYPE),
                Arguments.of(
                        "<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/x.dtd\"><xml/>", Fault.DOCTYPE),
                Arguments.of(billionLaughs(), Fault.DOCTYPE),
                Arguments.of("<xml>&unknown;</xml>", Fault.DOCTYPE),
                Arguments.of("", Fault.NOT_WELL_FORMED),
                Arguments.of("success", Fault.NOT_WELL_FORMED),
                Arguments.of("{\"a\":1}", Fault.NOT_WELL_FORMED),
                Arguments.of("<xml><A></xml>", Fault.NOT_WELL_FORMED),
                Arguments.of("<xml/><xml/>", Fault.NOT_WELL_FORMED),
                Arguments.of("<xml><A><![CDATA[\0]]></A></xml>", Fault.NOT_WELL_FORMED),
                Arguments.of("<xml>\u0001</xml>", Fault.NOT_WELL_FORMED),
                Arguments.of("<xml>\uD800</xml>", Fault.NOT_WELL_FORMED),
                Arguments.of("<xml>\uFFFE</xml>", Fault.NOT_WELL_FORMED),
                Arguments.of("<xml><A>1</A>", Fault.NOT_WELL_FORMED),
                Arguments.of("<xml><A>&#xD800;</A></xml>", Fault.NOT_WELL_FORMED),
                Arguments.of("<xml a='1' a='2'/>", Fault.NOT_WELL_FORMED),
                Arguments.of("<xml><y:A/></xml>", Fault.NOT_WELL_FORMED),
                Arguments.of("<a>".repeat(17) + "</a>".repeat(17), Fault.TOO_DEEP),
                Arguments.of("<a>".repeat(80_000), Fault.TOO_DEEP),
                Arguments.of("<xml>" + "<a/>".repeat(6_000) + "</xml>", Fault.TOO_MANY_ELEMENTS),
                Arguments.of("<xml" + attributes(17) + "/>", Fault.TOO_MANY_ATTRIBUTES),
                Arguments.of("<xml>" + "<a/>".repeat(1_000_000) + "</xml>", Fault.TOO_LARGE),
                Arguments.of("<xml" + attributes(100_000) + "/>", Fault.TOO_LARGE),
                Arguments.of("<xml a='" + "x".repeat(1 << 20) + "'/>", Fault.TOO_LARGE),
                Arguments.of("<x" + "m".repeat(1 << 20) + "/>", Fault.TOO_LARGE),
                Arguments.of("<?xml version='1.0' encoding='UTF-7'?><xml/>", Fault.NOT_UTF8),
                Arguments.of("<?xml version='1.0' encoding='GBK'?><xml/>", Fault.NOT_UTF8));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(String document, Fault fault) {
        assertThat(CallbackXml.read(document)).isEqualTo(new Refused(fault));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWithinAMegabyte(String document, Fault fault) {
        CallbackXml.read(document);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = threads.getCurrentThreadAllocatedBytes();

        CallbackXml.read(document);

        assertThat(threads.getCurrentThreadAllocatedBytes() - bytes)
                .as("bytes for %s", fault)
                .isLessThan(1 << 20);
    }

    @Test
    void refusesAnyOtherEncoding() {
        assertThat(CallbackXml.read("<xml>人</xml>".getBytes(StandardCharsets.UTF_16)))
                .isEqualTo(new Refused(Fault.NOT_UTF8));
        assertThat(CallbackXml.read("<xml/>".getBytes(StandardCharsets.UTF_16BE)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void findsTheEncryptedPartOfAnEnvelope() {
        byte[] body =
                """
                <xml><ToUserName><![CDATA[wwacme0000000001]]></ToUserName>
                <AgentID><![CDATA[]]></AgentID><Encrypt><![CDATA[QUJD]]></Encrypt></xml>
                """
                        .getBytes(StandardCharsets.UTF_8);

        var envelope = CallbackEnvelope.read(body).orElseThrow();

        assertThat(envelope.toUserName()).isEqualTo("wwacme0000000001");
        assertThat(envelope.agentId()).isEmpty();
        assertThat(envelope.encrypted()).isEqualTo("QUJD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not xml", "<xml/>", "<xml><Encrypt> </Encrypt></xml>", "{}"})
    void findsNoEnvelopeInAnythingElse(String body) {
        assertThat(CallbackEnvelope.read(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void refusesANameThatNobodyWouldWrite() {
        assertThat(CallbackXml.read("<xml><" + "a".repeat(257) + "/></xml>"))
                .isEqualTo(new Refused(Fault.NAME_TOO_LONG));
    }

    @Test
    void forgivesOneByteOrderMarkAndNotTwo() {
        assertThat(CallbackXml.read("\uFEFF<xml/>")).isInstanceOf(Parsed.class);
        assertThat(CallbackXml.read("\uFEFF\uFEFF<xml/>"))
                .isEqualTo(new Refused(Fault.NOT_WELL_FORMED));
    }

    @Test
    void readsDigitsOfNoOtherScript() {
        assertThat(xml("<xml><Id>１</Id></xml>").number("Id")).isEmpty();
        assertThat(xml("<xml><Id>-1</Id></xml>").number("Id")).contains(-1L);
    }

    private static CallbackXml xml(String document) {
        return ((Parsed) CallbackXml.read(document)).xml();
    }

    private static String attributes(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(" a").append(i).append("='1'");
        }
        return text.toString();
    }

    private static String billionLaughs() {
        var text = new StringBuilder("<!DOCTYPE xml [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            text.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
        }
        return text.append("]><xml>&l9;</xml>").toString();
    }
}
