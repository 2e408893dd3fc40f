package com.wecombridge.wecom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.wecom.callback.CallbackXml;
import com.wecombridge.wecomsim.world.Delivery;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What WeCom tells an app: pages 90930, 90968 and 90240. The simulator only: a real corp needs an
 * address that it can reach.
 */
class CallbacksContractIT {
    @RegisterExtension static final Contract WECOM = new Contract();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CallbackDoor door = new CallbackDoor(WECOM.target().corp().value());

    @BeforeEach
    void anAppWhoseAddressIsChecked() {
        WECOM.hold(WECOM.target().app()); // now the corp is there
        WECOM.simulator("needs an address that it can reach")
                .define()
                .app(
                        WECOM.target().corp().value(),
                        WECOM.target().agentId(),
                        app ->
                                app.callback(door.url(), CallbackDoor.TOKEN, CallbackDoor.AES_KEY)
                                        .visibleParties(1)
                                        .verificationRequired());
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void opensWhatTheAppIsTold() {
        WECOM.simulator("changes the visible range")
                .define()
                .app(
                        WECOM.target().corp().value(),
                        WECOM.target().agentId(),
                        app -> app.visibleUsers("LI_LEI"));

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(door.heard())
                                .anySatisfy(xml ->
                                        assertThat(xml.text("Event")).contains("unsubscribe")));
    }

    @Test
    void hearsTheSameAgainUntilItAnswers() {
        var simulator = WECOM.simulator("sends a callback by hand");
        door.refuseTwice("enter_agent");

        simulator
                .define()
                .callback(how ->
                        how.corp(WECOM.target().corp().value())
                                .agent(WECOM.target().agentId())
                                .kind("enter_agent")
                                .from("LI_LEI"));

        await().atMost(PATIENCE).until(() -> entering().size() == 3);
        assertThat(entering()).containsOnly(entering().getFirst());
        var sent = simulator.expect().delivery(PATIENCE, CallbacksContractIT::isDelivered);
        assertThat(sent.attempts()).extracting(Delivery.Attempt::nonce).doesNotHaveDuplicates();
        assertThat(sent.attempts())
                .extracting(Delivery.Attempt::status)
                .containsExactly(503, 503, 200);
    }

    private List<CallbackXml> entering() {
        return door.heard().stream()
                .filter(xml -> xml.text("Event").filter("enter_agent"::equals).isPresent())
                .toList();
    }

    private static boolean isDelivered(Delivery sent) {
        return sent.corpId().equals(WECOM.target().corp().value())
                && sent.kind().equals("enter_agent")
                && sent.state() == Delivery.State.DELIVERED;
    }
}
