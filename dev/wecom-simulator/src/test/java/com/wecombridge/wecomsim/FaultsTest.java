package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wecombridge.wecomsim.Receiver.Heard;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Delivery;
import com.wecombridge.wecomsim.world.Delivery.Attempt;
import com.wecombridge.wecomsim.world.Fault.Kind;
import com.wecombridge.wecomsim.world.LedgerEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {

    private static final String ACME = "wwacme0000000001";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WeComSimulator simulator =
            WeComSimulator.start(
                    SimulatorSettings.inMemory().withRetrySpacing(Duration.ofMillis(20)));
    private final Receiver receiver = new Receiver();
    private final Caller wecom = new Caller(simulator);
    private String token = "";

    @BeforeEach
    void acmeTellsItsContactsAssistant() {
        simulator.define().corp(ACME, corp -> corp.name("Acme 某某科技"));
        simulator.define().member(ACME, "LI_LEI", m -> m.name("李雷"));
        simulator
                .define()
                .app(
                        ACME,
                        App.CONTACTS_SYNC,
                        app ->
                                app.secret("acme-contacts-secret")
                                        .callback(
                                                receiver.url("/contacts"),
                                                Receiver.TOKEN,
                                                Receiver.AES_KEY));
        token = wecom.token(ACME, "acme-contacts-secret");
    }

    @AfterEach
    void stop() {
        wecom.close();
        simulator.close();
        receiver.close();
    }

    @Test
    void strikesEveryPathThatBeginsAlikeUntilThereAreNoMoreFaults() {
        simulator.define().fault("/cgi-bin/user/*", f -> f.errcode(-1).always());

        assertThat(errcode(user("LI_LEI"))).isEqualTo(-1);
        assertThat(errcode(user("LI_LEI"))).isEqualTo(-1);
        assertThat(errcode("/cgi-bin/department/list?access_token=" + token)).isZero();
        simulator.define().noMoreFaults();
        assertThat(errcode(user("LI_LEI"))).isZero();
    }

    @Test
    void strikesTheSameCallsWithTheSameSeed() {
        var first = struckOf(200, 42);
        var again = struckOf(200, 42);

        assertThat(first).isEqualTo(again).hasSizeBetween(30, 90);
        assertThat(struckOf(200, 43)).isNotEqualTo(first);
    }

    @Test
    void doesACallTwice() {
        simulator.define().fault("/cgi-bin/user/get", f -> f.kind(Kind.DUPLICATE));

        wecom.get(user("LI_LEI"));

        assertThat(simulator.query().ledger())
                .filteredOn(entry -> entry.path().equals("/cgi-bin/user/get"))
                .extracting(LedgerEntry::fault)
                .containsExactly("", "DUPLICATE");
    }

    @Test
    void holdsACallUntilTheNextCameBy() throws Exception {
        simulator
                .define()
                .fault(
                        "/cgi-bin/user/get",
                        f -> f.kind(Kind.REORDER).set("delay", Duration.ofSeconds(8)));

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var overtaken = pool.submit(() -> wecom.get(user("LI_LEI")));
            await().until(() -> wecom.get("/simulator/query/faults").isEmpty());
            assertThat(errcode(user("HAN_MEIMEI"))).isEqualTo(60111);
            assertThat(overtaken.get(5, TimeUnit.SECONDS).path("errcode").asInt()).isZero();
        }
        assertThat(simulator.query().ledger())
                .filteredOn(entry -> entry.path().equals("/cgi-bin/user/get"))
                .extracting(LedgerEntry::fault)
                .containsExactly("", "REORDER");
    }

    @Test
    void letsACallbackComeTwiceThoughItWasTaken() {
        simulator.define().callbackFault("change_contact", f -> f.kind(Kind.DUPLICATE));

        simulator.define().member(ACME, "LI_LEI", m -> m.position("经理"));

        await().atMost(PATIENCE).until(() -> receiver.heard().size() == 2);
        assertThat(receiver.heard()).extracting(Heard::text).hasSize(2).containsOnly(text(0));
    }

    @Test
    void repeatsACallbackWhoseAnswerWasLost() {
        simulator.define().callbackFault("*", f -> f.kind(Kind.DROP_AFTER_DOING));

        simulator.define().member(ACME, "LI_LEI", m -> m.position("经理"));

        await().atMost(PATIENCE).until(() -> receiver.heard().size() == 2);
        assertThat(delivered().attempts()).hasSize(2);
    }

    @Test
    void neverDeliversACallbackThatIsLostThreeTimes() {
        simulator.define().callbackFault("*", f -> f.kind(Kind.DROP_BEFORE_DOING).times(3));

        simulator.define().member(ACME, "LI_LEI", m -> m.position("经理"));

        simulator.expect().delivery(PATIENCE, d -> d.state() == Delivery.State.GIVEN_UP);
        assertThat(receiver.heard()).isEmpty();
    }

    @Test
    void letsACallbackOvertakeAnother() {
        simulator
                .define()
                .callbackFault(
                        "change_contact",
                        f -> f.kind(Kind.REORDER).set("delay", Duration.ofSeconds(8)));

        simulator.define().member(ACME, "LI_LEI", m -> m.position("first"));
        simulator.define().member(ACME, "LI_LEI", m -> m.position("second"));

        await().atMost(PATIENCE).until(() -> receiver.heard().size() == 2);
        assertThat(text(0)).contains("second");
        assertThat(text(1)).contains("first");
    }

    @Test
    void signsACallbackWrongly() {
        simulator.define().callbackFault("*", f -> f.kind(Kind.CORRUPT_SIGNATURE));

        simulator.define().member(ACME, "LI_LEI", m -> m.position("经理"));

        assertThat(delivered().attempts().getFirst().status()).isEqualTo(401);
        assertThat(receiver.heard()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTML", "TRUNCATED"})
    void sendsACallbackThatIsNoLongerWhatWasSigned(Kind kind) {
        simulator.define().callbackFault("change_contact", f -> f.kind(kind));

        simulator.define().member(ACME, "LI_LEI", m -> m.position("经理"));

        assertThat(delivered().attempts()).extracting(Attempt::status).containsExactly(400, 200);
        assertThat(receiver.heard()).hasSize(1);
    }

    @Test
    void refusesWhatCannotHappen() {
        assertThatThrownBy(() -> simulator.define().callbackFault("*", f -> f.errcode(-1)))
                .isInstanceOf(DefinitionRefusedException.class)
                .hasMessageContaining("ERRCODE cannot happen");
    }

    private List<Integer> struckOf(int calls, long seed) {
        simulator
                .define()
                .fault("/cgi-bin/user/get", f -> f.errcode(-1).always().sometimes(0.3, seed));
        var struck = new ArrayList<Integer>();
        for (var i = 0; i < calls; i++) {
            if (errcode(user("LI_LEI")) == -1) {
                struck.add(i);
            }
        }
        simulator.define().noMoreFaults();
        return struck;
    }

    private Delivery delivered() {
        return simulator.expect().delivery(PATIENCE, d -> d.state() == Delivery.State.DELIVERED);
    }

    private String text(int index) {
        return receiver.heard().get(index).text();
    }

    private String user(String userId) {
        return "/cgi-bin/user/get?userid=" + userId + "&access_token=" + token;
    }

    private int errcode(String path) {
        return wecom.get(path).path("errcode").asInt();
    }
}
