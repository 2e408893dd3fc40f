package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Delivery;
import com.wecombridge.wecomsim.world.Delivery.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbacksTest {

    private static final String ACME = "wwacme0000000001";
    private static final String SUITE = "wwsuite000000001";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WeComSimulator simulator =
            WeComSimulator.start(
                    SimulatorSettings.inMemory().withRetrySpacing(Duration.ofMillis(20)));
    private final Receiver receiver = new Receiver();

    @BeforeEach
    void acmeTellsItsContactsAssistant() {
        simulator.define().corp(ACME, corp -> corp.name("Acme 某某科技"));
        simulator
                .define()
                .app(
                        ACME,
                        App.CONTACTS_SYNC,
                        app ->
                                app.callback(
                                        receiver.url("/contacts"),
                                        Receiver.TOKEN,
                                        Receiver.AES_KEY));
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @Test
    void verifiesAnAddressWhenItIsSaved() {
        assertThat(simulator.query().app(ACME, App.CONTACTS_SYNC).orElseThrow().callback())
                .satisfies(address -> assertThat(address.verification()).isEqualTo("verified"));
        assertThatThrownBy(() ->
                        simulator
                                .define()
                                .app(
                                        ACME,
                                        1000002,
                                        app ->
                                                app.verificationRequired()
                                                        .callback(
                                                                receiver.url("/crm"),
                                                                "OtherToken",
                                                                Receiver.AES_KEY)))
                .isInstanceOf(DefinitionRefusedException.class)
                .hasMessageContaining("40057");
    }

    @Test
    void tellsANewMemberWithAllFieldsAndAChangedOneWithTheChangesOnly() {
        simulator.define().member(ACME, "LI_LEI", m -> m.name("李雷").mobile("13800000000"));
        simulator.define().member(ACME, "LI_LEI", m -> m.position("经理"));

        await().atMost(PATIENCE).until(() -> receiver.heard().size() == 2);
        assertThat(receiver.heard().getFirst().text())
                .contains("<ChangeType><![CDATA[create_user]]>")
                .contains("<Name><![CDATA[李雷]]>")
                .contains("<Mobile><![CDATA[13800000000]]>");
        assertThat(receiver.heard().getFirst().receiveId()).isEqualTo(ACME);
        assertThat(receiver.heard().getLast().text())
                .contains("<ChangeType><![CDATA[update_user]]>")
                .contains("<Position><![CDATA[经理]]>")
                .doesNotContain("<Name>");
    }

    @Test
    void repeatsARefusedCallbackTwiceWithTheSameTextAndANewNonce() {
        receiver.next(500, "");
        receiver.next(503, "");
        simulator.define().member(ACME, "LI_LEI", m -> m);

        var delivery = simulator.expect().delivery(PATIENCE, d -> d.state() == State.DELIVERED);

        assertThat(delivery.attempts()).hasSize(3);
        assertThat(receiver.heard()).hasSize(3);
        assertThat(receiver.heard().stream().map(Receiver.Heard::text).distinct()).hasSize(1);
        assertThat(receiver.heard().stream().map(Receiver.Heard::nonce).distinct()).hasSize(3);
        assertThat(receiver.heard().stream().map(Receiver.Heard::encrypted).distinct()).hasSize(3);
    }

    @Test
    void givesUpAfterThreeAttempts() {
        for (var i = 0; i < 3; i++) {
            receiver.next(500, "");
        }
        simulator.define().member(ACME, "LI_LEI", m -> m);

        var delivery = simulator.expect().delivery(PATIENCE, d -> d.state() == State.GIVEN_UP);

        assertThat(delivery.attempts())
                .extracting(Delivery.Attempt::outcome)
                .containsExactly("status 500", "status 500", "status 500");
    }

    @Test
    void wantsTheWordSuccessFromASuiteButNotFromAnApp() {
        receiver.next(200, "ok");
        simulator
                .define()
                .suite(
                        SUITE,
                        suite ->
                                suite.callbacks(
                                        receiver.url("/commands"),
                                        receiver.url("/data"),
                                        Receiver.TOKEN,
                                        Receiver.AES_KEY));

        var ticket =
                simulator
                        .expect()
                        .delivery(
                                PATIENCE,
                                d ->
                                        d.kind().equals("suite_ticket")
                                                && d.state() == State.DELIVERED);
        assertThat(ticket.attempts())
                .extracting(Delivery.Attempt::outcome)
                .containsExactly("the body is not \"success\"", "taken");

        receiver.next(200, "");
        simulator.define().member(ACME, "LI_LEI", m -> m);
        var contact =
                simulator
                        .expect()
                        .delivery(
                                PATIENCE,
                                d ->
                                        d.kind().equals("change_contact")
                                                && d.state() == State.DELIVERED);
        assertThat(contact.attempts()).hasSize(1);
    }

    @Test
    void reportsWhoEntersAndLeavesTheVisibleRange() {
        simulator.define().department(ACME, 2, d -> d.name("销售部"), Telling.quietly());
        simulator.define().member(ACME, "LI_LEI", m -> m.departments(1), Telling.quietly());
        simulator
                .define()
                .app(
                        ACME,
                        1000002,
                        app ->
                                app.visibleParties(2)
                                        .callback(
                                                receiver.url("/crm"),
                                                Receiver.TOKEN,
                                                Receiver.AES_KEY));

        simulator.define().member(ACME, "LI_LEI", m -> m.departments(2));
        simulator.define().app(ACME, 1000002, app -> app.visibleUsers());

        await().atMost(PATIENCE).until(() -> onPath("/crm").size() == 2);
        assertThat(onPath("/crm").getFirst())
                .contains("<Event><![CDATA[subscribe]]>")
                .contains("<FromUserName><![CDATA[LI_LEI]]>")
                .contains("<AgentID>1000002</AgentID>");
        assertThat(onPath("/crm").getLast()).contains("<Event><![CDATA[unsubscribe]]>");
    }

    @Test
    void holdsRepeatsReordersAndLosesCallbacks() {
        simulator.define().member(ACME, "LI_LEI", m -> m, Telling.held());
        simulator.define().member(ACME, "HAN_MEIMEI", m -> m, Telling.held());
        simulator.define().member(ACME, "WEI_HUA", m -> m, Telling.held());
        var ids = simulator.query().deliveries().stream().map(Delivery::id).toList();

        simulator.define().drop(List.of(ids.getFirst()));
        simulator.define().release(List.of(ids.get(2), ids.get(1)));
        simulator.define().member(ACME, "LI_LEI", m -> m.alias("L"), Telling.callbacks().times(3));

        await().atMost(PATIENCE).until(() -> receiver.heard().size() == 5);
        assertThat(receiver.heard().stream().map(h -> userId(h.text())))
                .containsExactly("WEI_HUA", "HAN_MEIMEI", "LI_LEI", "LI_LEI", "LI_LEI");
    }

    @Test
    void sendsAnythingByHand() {
        simulator
                .define()
                .app(
                        ACME,
                        App.CHAT_ARCHIVE,
                        app ->
                                app.callback(
                                        receiver.url("/archive"),
                                        Receiver.TOKEN,
                                        Receiver.AES_KEY));
        simulator
                .define()
                .callback(c -> c.corp(ACME).agent(App.CHAT_ARCHIVE).kind("msgaudit_notify"));
        simulator
                .define()
                .callback(c -> c.corp(ACME).agent(App.CHAT_ARCHIVE).xml("<xml>]]></xml>"));

        await().atMost(PATIENCE).until(() -> onPath("/archive").size() == 2);
        assertThat(onPath("/archive").getFirst())
                .contains("<Event><![CDATA[msgaudit_notify]]>")
                .contains("<AgentID>2000004</AgentID>");
        assertThat(onPath("/archive").getLast()).isEqualTo("<xml>]]></xml>");
    }

    private List<String> onPath(String path) {
        return receiver.heard().stream()
                .filter(h -> h.path().equals(path))
                .map(Receiver.Heard::text)
                .toList();
    }

    private static String userId(String xml) {
        return xml.replaceAll("(?s).*<UserID><!\\[CDATA\\[(.*?)]].*", "$1");
    }
}
