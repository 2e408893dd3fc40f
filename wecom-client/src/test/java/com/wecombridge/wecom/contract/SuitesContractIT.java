package com.wecombridge.wecom.contract;

import static com.wecombridge.wecom.contract.Contract.now;
import static com.wecombridge.wecom.contract.Contract.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.wecom.access.SuiteApi;
import com.wecombridge.wecom.access.SuiteApi.InstallMode;
import com.wecombridge.wecom.calls.WeComFailure.AskedWrongly;
import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.OperatorNeeded;
import com.wecombridge.wecom.calls.WeComFailure.StateTold;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import com.wecombridge.wecom.secrets.Secret;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Suites and their installation: pages 90600 to 90605 and 90628. The simulator only: a real suite's
 * ticket is heard by its own address, and its installation needs a person.
 */
class SuitesContractIT {
    @RegisterExtension static final Contract WECOM = new Contract();

    private final OneSuite suite = new OneSuite(WECOM, "wwcontractsuite001", "wwcontractprovid01");
    private final SuiteApi suites = suite.api;

    @AfterEach
    void close() {
        suite.close();
    }

    @Test
    void exchangesATicketForASuiteToken() {
        var token = now(suites.suiteToken(suite.id, OneSuite.SECRET, suite.door.ticket()));

        assertThat(token.life()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void takesNoTicketThatItDidNotSend() {
        var madeUp = new Secret("made-up");

        refuses(40085, Busy.class, suites.suiteToken(suite.id, OneSuite.SECRET, madeUp));
    }

    @Test
    void takesNoTicketThatIsTooOld() {
        Secret ticket = suite.door.ticket();
        suite.simulator().define().advanceClock(Duration.ofMinutes(31));

        refuses(40085, Busy.class, suites.suiteToken(suite.id, OneSuite.SECRET, ticket));
    }

    @Test
    void knowsNoSuchSuiteAndNoSuchSecret() {
        Secret ticket = suite.door.ticket();
        var other = new SuiteId("wwcontractsuite999");

        refuses(40083, OperatorNeeded.class, suites.suiteToken(other, OneSuite.SECRET, ticket));
        refuses(
                40080,
                OperatorNeeded.class,
                suites.suiteToken(suite.id, new Secret("a-guess"), ticket));
    }

    @Test
    void takesASuiteTokenBack() {
        Secret token = suite.token();
        suite.simulator().define().invalidateSuiteTokens(suite.id.value());

        refuses(40082, TokenRefused.class, suites.preAuthCode(token));
        assertThat(WECOM.asked("/cgi-bin/service/get_pre_auth_code")).hasSize(1);
    }

    @Test
    void endsASuiteTokenAfterTwoHours() {
        Secret token = suite.token();
        suite.simulator().define().advanceClock(Duration.ofHours(2));

        refuses(42009, TokenRefused.class, suites.preAuthCode(token));
    }

    @Test
    void preparesAnInstallationOnlyWithItsOwnCode() {
        Secret token = suite.token();
        Secret code = now(suites.preAuthCode(token)).value();

        suites.prepareInstall(token, code, InstallMode.NOT_LISTED_YET).block();
        refuses(
                40077,
                ItemRefused.class,
                suites.prepareInstall(token, new Secret("pre-made-up"), InstallMode.LISTED));

        suite.simulator().define().advanceClock(Duration.ofMinutes(21));
        refuses(42007, ItemRefused.class, suites.prepareInstall(token, code, InstallMode.LISTED));
    }

    @Test
    void installsACorpAndDescribesIt() {
        Secret token = suite.token();

        var installation = suite.installed(token);
        var corp = installation.corp();

        assertThat(corp.name()).isNotBlank();
        assertThat(corp.agents()).hasSize(1);
        assertThat(installation.state()).contains("bind42");
        assertThat(installation.installer()).isPresent();
        assertThat(now(suites.authorisedCorp(token, corp.corp(), installation.permanentCode())))
                .isEqualTo(corp);
    }

    @Test
    void takesAnAuthCodeOnce() {
        Secret token = suite.token();
        Secret authCode = suite.authCode(token);
        assertThat(now(suites.completeInstall(token, authCode)).permanentCode()).isNotNull();

        refuses(40078, StateTold.class, suites.completeInstall(token, authCode));
        refuses(40078, StateTold.class, suites.completeInstall(token, new Secret("made-up")));
    }

    @Test
    void actsInACorpWithTheTokenOfThatCorp() {
        Secret token = suite.token();
        var installation = suite.installed(token);
        CorpId corp = installation.corp().corp();
        long agentId = installation.corp().agents().getFirst().agentId();

        var corpToken = now(suites.corpToken(token, corp, installation.permanentCode()));

        var seen =
                now(
                        WECOM.callAs(
                                new AppId(suite.id.value()),
                                corp,
                                corpToken.value(),
                                api ->
                                        api.getAgentService()
                                                .get(Math.toIntExact(agentId))
                                                .getAgentId()));
        assertThat(seen).isEqualTo(Math.toIntExact(agentId));
        refuses(
                301002,
                AskedWrongly.class,
                WECOM.callAs(
                        new AppId(suite.id.value()),
                        corp,
                        corpToken.value(),
                        api -> api.getAgentService().get(1_000_099)));
    }

    @Test
    void refusesACorpThatTookItsAuthorisationBack() {
        Secret token = suite.token();
        var installation = suite.installed(token);
        CorpId corp = installation.corp().corp();
        Secret code = installation.permanentCode();

        suite.simulator().define().uninstall(suite.id.value(), WECOM.target().corp().value());

        refuses(40084, StateTold.class, suites.corpToken(token, corp, code));
        refuses(40084, StateTold.class, suites.authorisedCorp(token, corp, code));
    }

    /** Agency-built 代开发: the permanent code is the app's secret, until it is reset. */
    @Test
    void takesThePermanentCodeOfAnAgencyBuiltAppForItsSecret() {
        try (var template = new OneSuite(WECOM, "dkcontract00000001", "wwcontractprovid05")) {
            var installation = template.installed(template.token());
            CorpId corp = installation.corp().corp();
            Secret code = installation.permanentCode();
            assertThat(installation.accessToken()).isEmpty();

            Secret token = now(WECOM.fetcher().accessToken(corp, code)).value();
            int agentId = Math.toIntExact(installation.corp().agents().getFirst().agentId());
            var app = new AppId(String.valueOf(agentId));
            int seen =
                    now(
                            WECOM.callAs(
                                    app,
                                    corp,
                                    token,
                                    api -> api.getAgentService().get(agentId).getAgentId()));
            assertThat(seen).isEqualTo(agentId);
            refuses(
                    48002,
                    OperatorNeeded.class,
                    template.api.corpToken(template.token(), corp, code));

            template.simulator()
                    .define()
                    .install(
                            template.id.value(),
                            WECOM.target().corp().value(),
                            how -> how.resetPermanentCode());
            refuses(40001, TokenRefused.class, WECOM.fetcher().accessToken(corp, code));
        }
    }
}
