package com.wecombridge.wecom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.calls.WeComFailure.OperatorNeeded;
import com.wecombridge.wecom.calls.WeComFailure.Refusal;
import com.wecombridge.wecom.calls.WxCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may call, from where and how often: pages 90238, 92520, 90312 and 90454. */
class AccessContractIT {
    @RegisterExtension static final Contract WECOM = new Contract();

    private static final String GET_USER = "/cgi-bin/user/get";

    private static final WxCall<String> WHO =
            api -> api.getUserService().getById(WECOM.target().member()).getUserId();

    @Test
    void tellsFromWhereItCallsBackAndWhereItListens() {
        assertThat(WECOM.<String[]>ask(api -> api.getCallbackIp())).isNotEmpty();
        assertThat(WECOM.<String[]>ask(api -> api.getApiDomainIp())).isNotEmpty();
    }

    @Test
    void tellsNeitherToAStranger() {
        WECOM.answersNoStranger(api -> api.getCallbackIp(), api -> api.getApiDomainIp());
    }

    @Test
    void turnsAnAddressAwayThatIsNotTrustedAndNamesIt() {
        var simulator = WECOM.simulator("changes whom an app trusts");
        String corp = WECOM.target().corp().value();
        int agent = Integer.parseInt(Target.CONTACTS.value());
        assertThat(WECOM.ask(Target.CONTACTS, WHO)).isEqualTo(WECOM.target().member());
        simulator.define().trustedIps(corp, agent, "127.0.0.1");
        simulator.define().trustedIps(corp, agent, "203.0.113.9");
        assertThat(WECOM.ask(Target.CONTACTS, WHO)).as("it takes a minute").isNotBlank();

        simulator.define().advanceClock(Duration.ofMinutes(2));
        var failure = Contract.failureOf(WECOM.call(Target.CONTACTS, WHO));

        assertThat(failure).isInstanceOf(OperatorNeeded.class);
        assertThat(((Refusal) failure).errcode()).isEqualTo(60020);
        assertThat(((Refusal) failure).errmsg()).contains("hint: [").contains("from ip: 127.0.0.1");
    }

    @Test
    void isAskedTooOftenAndNotAgainBeforeTheWindowEnds() {
        tooMuch(45009);

        assertThat(Contract.failureOf(WECOM.call(WECOM.target().app(), WHO)))
                .isEqualTo(new NotCalled(Obstacle.OUT_OF_QUOTA));
        assertThat(WECOM.asked(GET_USER)).hasSize(1);
    }

    @Test
    void isAskedTooMuchAtOnceAndAgainWithMorePatience() {
        tooMuch(45033);

        assertThat(WECOM.ask(WHO)).isEqualTo(WECOM.target().member());
        assertThat(WECOM.asked(GET_USER)).hasSize(2);
    }

    private static void tooMuch(int errcode) {
        WECOM.simulator("a fault is scripted")
                .define()
                .fault(GET_USER, fault -> fault.errcode(errcode));

        WECOM.refuses(errcode, Busy.class, WHO);
        assertThat(WECOM.asked(GET_USER)).hasSize(1);
    }
}
