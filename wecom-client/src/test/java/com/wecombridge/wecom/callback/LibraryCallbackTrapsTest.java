package com.wecombridge.wecom.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wecombridge.wecom.callback.CallbackXml.Fault;
import com.wecombridge.wecom.callback.CallbackXml.Parsed;
import com.wecombridge.wecom.callback.CallbackXml.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.message.WxCpMessageRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the client library makes of callbacks, and what we make of them. That it opens what is meant
 * for another receiver is told by {@link ClientLibraryCryptoTest}.
 */
class LibraryCallbackTrapsTest {
    /** The key of WeCom's own documentation (90968): its last character carries stray low bits. */
    private static final String NOT_CANONICAL = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

    @Test
    void aKeyThatIsNotCanonicalBase64() {
        assertThatCode(() -> new WxCryptUtil("QDG6eK", NOT_CANONICAL, "wx5823bf96d3bd56c7"))
                .as("threw with commons-codec 1.13, which the library names, but not with ours")
                .doesNotThrowAnyException();

        var cipher = new CallbackCipher(CallbackKey.of("QDG6eK", NOT_CANONICAL));
        assertThat(cipher.close("hello", "wx5823bf96d3bd56c7", "1409659813", "1").encrypted())
                .isNotBlank();
    }

    @Test
    void attributesOfAMember() {
        String created =
                """
                <xml><Event>change_contact</Event><ChangeType>create_user</ChangeType>
                <UserID>LI_LEI</UserID><Alias>李</Alias><DirectLeader>HAN_MEIMEI,WANG_FANG</DirectLeader>
                <ExtAttr><Item><Name>工号</Name><Type>0</Type><Text><Value>A17</Value></Text></Item>
                <Item><Name>主页</Name><Type>1</Type><Web><Title>看</Title><Url>https://crm.example.com</Url></Web></Item></ExtAttr>
                </xml>
                """;
        var theirs = WxCpXmlMessage.fromXml(created, "2000002");
        assertThat(theirs.getExtAttrs().getItems())
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.getValue()).isNull());
        assertThat(WxCpXmlMessage.class.getDeclaredFields())
                .extracting(field -> field.getName().toLowerCase(Locale.ROOT))
                .doesNotContain("alias", "directleader");

        var ours = xml(created);
        var attributes = ours.inside("ExtAttr").orElseThrow().all("Item");
        assertThat(attributes.getFirst().inside("Text").flatMap(text -> text.text("Value")))
                .contains("A17");
        assertThat(attributes.getLast().inside("Web").flatMap(web -> web.text("Url")))
                .contains("https://crm.example.com");
        assertThat(ours.text("Alias")).contains("李");
        assertThat(ours.list("DirectLeader")).containsExactly("HAN_MEIMEI", "WANG_FANG");
    }

    @Test
    void whoCameIntoAGroup() {
        String joined =
                """
                <xml><Event>change_external_chat</Event><ChangeType>update</ChangeType>
                <ChatId>wrACME01</ChatId><UpdateDetail>add_member</UpdateDetail><MemChangeCnt>2</MemChangeCnt>
                <MemChangeList><Item>LI_LEI</Item><Item>wmCHEN01</Item></MemChangeList></xml>
                """;
        assertThat(WxCpXmlMessage.fromXml(joined, "2000003").getMemChangeList()).isNullOrEmpty();

        assertThat(xml(joined).inside("MemChangeList").orElseThrow().all("Item"))
                .extracting(CallbackXml::value)
                .containsExactly("LI_LEI", "wmCHEN01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OptionIds OptionId", "OpitonIds OpitonId"})
    void choicesWhoseNameIsMisspelt(String names) {
        String list = names.split(" ", -1)[0];
        String one = names.split(" ", -1)[1];
        String pressed =
                """
                <xml><Event>template_card_event</Event><TaskId>todo-1</TaskId><SelectedItems><SelectedItem>
                <QuestionKey>level</QuestionKey><%1$s><%2$s>high</%2$s></%1$s></SelectedItem></SelectedItems></xml>
                """
                        .formatted(list, one);
        var theirs = WxCpXmlMessage.fromXml(pressed, "1000002").getSelectedItems().getFirst();
        if (list.equals("OpitonIds")) {
            assertThat(theirs.getOptionIds()).as("the old samples spell it so").isNull();
        }

        var item = xml(pressed).inside("SelectedItems").flatMap(all -> all.inside("SelectedItem"));
        assertThat(item.flatMap(found -> found.inside(list)).flatMap(found -> found.text(one)))
                .contains("high");
    }

    @Test
    void twoChangesOfOneGroupInOneSecond() {
        var handled = new ArrayList<String>();
        var router = new WxCpMessageRouter(new WxCpServiceImpl());
        router.rule()
                .async(false)
                .handler((message, _, _, _) -> {
                    handled.add(message.getUpdateDetail());
                    return null;
                })
                .end();
        List.of("add_member", "del_member")
                .forEach(detail ->
                        router.route(WxCpXmlMessage.fromXml(changeOfGroup(detail), "2000003")));
        router.shutDownExecutorService();

        assertThat(handled)
                .as(
                        "the library takes the second for a repetition; the house rules forbid its routers")
                .containsExactly("add_member");
        assertThat(xml(changeOfGroup("add_member"))).isNotEqualTo(xml(changeOfGroup("del_member")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><xml><Event>&a;</Event></xml>",
                "<!DOCTYPE xml [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]><xml/>"
            })
    void hostileXml(String document) {
        assertThatThrownBy(() -> WxCpXmlMessage.fromXml(document, "1000002"))
                .as("reads nothing it should not, but throws into its caller's face")
                .isInstanceOf(RuntimeException.class);

        assertThat(CallbackXml.read(document)).isEqualTo(new Refused(Fault.DOCTYPE));
    }

    @Test
    void anElementNamedAfterAClass() {
        String document =
                "<xml><Event>subscribe</Event><sorted-set><string>foo</string></sorted-set></xml>";

        assertThat(xml(document).inside("sorted-set").flatMap(set -> set.text("string")))
                .contains("foo");
    }

    private static String changeOfGroup(String detail) {
        return """
        <xml><ToUserName>wwacme0000000001</ToUserName><FromUserName>sys</FromUserName>
        <CreateTime>1726214400</CreateTime><MsgType>event</MsgType>
        <Event>change_external_chat</Event><ChangeType>update</ChangeType>
        <ChatId>wrACME01</ChatId><UpdateDetail>%s</UpdateDetail></xml>
        """
                .formatted(detail);
    }

    private static CallbackXml xml(String document) {
        return ((Parsed) CallbackXml.read(document)).xml();
    }
}
