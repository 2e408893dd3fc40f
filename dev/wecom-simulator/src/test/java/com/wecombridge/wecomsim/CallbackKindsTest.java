package com.wecombridge.wecomsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecomsim.callback.CallbackKinds;
import com.wecombridge.wecomsim.callback.CallbackKinds.Kind;
import com.wecombridge.wecomsim.callback.CallbackKinds.Outer;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.world.Delivery;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallbackKindsTest {

    private static final String ACME = "wwacme0000000001";
    private static final String SUITE = "wwsuite000000001";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WeComSimulator simulator = WeComSimulator.start(SimulatorSettings.inMemory());
    private final Caller wecom = new Caller(simulator);
    private final Receiver receiver = new Receiver();
    private final Provider provider = new Provider(simulator, wecom, receiver);

    @BeforeAll
    void acmeHasASuite() {
        simulator.define().corp(ACME, corp -> corp.name("Acme 某某科技").standardCast());
        provider.offers(SUITE, 1);
        provider.installedIn(ACME, SUITE);
        var address =
                Map.of(
                        "url", receiver.url("/provider"),
                        "token", Receiver.TOKEN,
                        "aesKey", Receiver.AES_KEY);
        wecom.post(
                "/simulator/define/providers",
                Json.MAPPER.writeValueAsString(
                        Map.of("corpId", Provider.CORP, "callback", address)));
    }

    @AfterAll
    void stop() {
        wecom.close();
        simulator.close();
        receiver.close();
    }

    static Stream<Kind> kinds() {
        return CallbackKinds.all();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void sendsEveryKindByHandWithItsOwnFieldsInItsOwnDialect(Kind kind) {
        var sent =
                simulator
                        .define()
                        .callback(c ->
                                c.suite(SUITE)
                                        .corp(ACME)
                                        .kind(kind.kind())
                                        .changeType(kind.changeType()))
                        .getFirst();

        var taken =
                simulator
                        .expect()
                        .delivery(
                                PATIENCE,
                                d -> d.id() == sent.id() && d.state() == Delivery.State.DELIVERED);

        var name = kind.outer() == Outer.CORP ? "Event" : "InfoType";
        assertThat(taken.plaintext())
                .contains("<" + name + "><![CDATA[" + kind.kind() + "]]></" + name + ">");
        assertThat(kind.fields().propertyNames())
                .allSatisfy(field -> assertThat(taken.plaintext()).contains("<" + field + ">"));
        assertThat(taken.receiveId())
                .isEqualTo(
                        switch (kind.outer()) {
                            case CORP -> ACME;
                            case SUITE, BOTH -> SUITE;
                            case PROVIDER -> Provider.CORP;
                        });
    }

    @Test
    void tellsASuiteOfItsNewAdministrator() {
        var before = simulator.query().deliveries().size();

        simulator.define().install(SUITE, ACME, i -> i.admin("LI_LEI"));

        var told =
                simulator
                        .expect()
                        .delivery(
                                PATIENCE,
                                d -> d.id() > before && d.kind().equals("change_app_admin"));
        assertThat(told.plaintext()).contains("<AgentID>");
    }
}
