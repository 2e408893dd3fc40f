package com.wecombridge.wecom.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.wecom.ScriptedWeCom;
import com.wecombridge.wecom.access.AuthorisedCorp.Agent;
import com.wecombridge.wecom.access.SuiteApi.InstallMode;
import com.wecombridge.wecom.calls.WeComCallException;
import com.wecombridge.wecom.calls.WeComFailure;
import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import com.wecombridge.wecom.calls.WeComFailure.StateTold;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import com.wecombridge.wecom.secrets.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.reactive.TransactionContextManager;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

class SuiteApiTest {
    private static final String SERVICE = "/cgi-bin/service/";
    private static final SuiteId SUITE = new SuiteId("wwlocalsuite000001");
    private static final CorpId ACME = new CorpId("wpacme0000000001");
    private static final Secret SUITE_TOKEN = new Secret("suite token/1+");
    private static final Secret PERMANENT_CODE = new Secret("permanent-code-of-acme");

    private static final String GRANTED =
            """
            "auth_corp_info":{"corpid":"wpacme0000000001","corp_name":"Acme 某某科技","corp_type":"verified"},
            "auth_info":{"agent":[{"agentid":1000005,"name":"CRM","privilege":{"level":1}}]}
            """;

    private final ScriptedWeCom weCom = new ScriptedWeCom();
    private final SuiteApi api = new SuiteApi(weCom.settings());

    @AfterEach
    void close() {
        api.close();
        weCom.close();
    }

    @Test
    void exchangesATicketForTheSuitesToken() {
        weCom.answers(
                SERVICE + "get_suite_token",
                "{\"suite_access_token\":\"suite-token-1\",\"expires_in\":7200}");

        var issued = api.suiteToken(SUITE, new Secret("suite-secret"), new Secret("TICKET-0001"));

        assertThat(issued.block())
                .isEqualTo(new IssuedToken(new Secret("suite-token-1"), Duration.ofHours(2)));
        var asked = weCom.asked().getFirst();
        assertThat(asked.contentType()).isEqualTo("application/json; charset=UTF-8");
        assertThat(asked.body())
                .contains("\"suite_id\":\"wwlocalsuite000001\"")
                .contains("\"suite_secret\":\"suite-secret\"")
                .contains("\"suite_ticket\":\"TICKET-0001\"");
    }

    @Test
    void beginsAnInstallation() {
        weCom.answers(
                        SERVICE + "get_pre_auth_code",
                        "{\"errcode\":0,\"pre_auth_code\":\"pre-1\",\"expires_in\":1200}")
                .answers(SERVICE + "set_session_info", "{\"errcode\":0,\"errmsg\":\"ok\"}");

        var code = api.preAuthCode(SUITE_TOKEN).block();
        api.prepareInstall(SUITE_TOKEN, new Secret("pre-1"), InstallMode.NOT_LISTED_YET).block();

        assertThat(code).isEqualTo(new IssuedToken(new Secret("pre-1"), Duration.ofMinutes(20)));
        assertThat(weCom.asked(SERVICE + "get_pre_auth_code"))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.method()).isEqualTo("GET");
                    assertThat(asked.query()).isEqualTo("suite_access_token=suite+token/1+");
                });
        assertThat(weCom.asked(SERVICE + "set_session_info").getFirst().body())
                .contains("\"pre_auth_code\":\"pre-1\"")
                .contains("\"auth_type\":1")
                .contains("\"appid\":[]");
    }

    @Test
    void completesAnInstallation() {
        weCom.answers(
                SERVICE + "get_permanent_code",
                """
                {"errcode":0,"access_token":"corp-token-1","expires_in":7200,
                 "permanent_code":"permanent-code-of-acme",%s,
                 "auth_user_info":{"userid":"LI_LEI","name":"李雷"},"state":"bind42"}
                """
                        .formatted(GRANTED));

        var installation = api.completeInstall(SUITE_TOKEN, new Secret("auth-1")).block();

        assertThat(installation)
                .isEqualTo(
                        new SuiteApi.Installation(
                                granted(),
                                PERMANENT_CODE,
                                Optional.of(
                                        new IssuedToken(
                                                new Secret("corp-token-1"), Duration.ofHours(2))),
                                Optional.of(new MemberUserId("LI_LEI")),
                                Optional.of("bind42")));
    }

    @Test
    void completesAnInstallationThatTellsOnlyWhatItMust() {
        weCom.answers(
                SERVICE + "get_permanent_code",
                """
                {"permanent_code":"permanent-code-of-acme",
                 "auth_corp_info":{"corpid":"wpacme0000000001"},"auth_user_info":{}}
                """);

        assertThat(api.completeInstall(SUITE_TOKEN, new Secret("auth-1")).block())
                .isEqualTo(
                        new SuiteApi.Installation(
                                new AuthorisedCorp(ACME, "", false, List.of()),
                                PERMANENT_CODE,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void asksWhatACorpGrantsAndForItsToken() {
        weCom.answers(SERVICE + "get_auth_info", "{\"errcode\":0," + GRANTED + "}")
                .answers(
                        SERVICE + "get_corp_token",
                        "{\"errcode\":0,\"access_token\":\"corp-token-2\"}");

        assertThat(api.authorisedCorp(SUITE_TOKEN, ACME, PERMANENT_CODE).block())
                .isEqualTo(granted());
        assertThat(api.corpToken(SUITE_TOKEN, ACME, PERMANENT_CODE).block())
                .isEqualTo(new IssuedToken(new Secret("corp-token-2"), Duration.ofHours(2)));
        assertThat(weCom.asked(SERVICE + "get_corp_token").getFirst().body())
                .contains("\"auth_corpid\":\"wpacme0000000001\"")
                .contains("\"permanent_code\":\"permanent-code-of-acme\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {42009, 40082})
    void asksOnceOnlyWhenTheSuitesTokenIsRefused(int errcode) {
        weCom.answers(
                SERVICE + "get_corp_token",
                "{\"errcode\":" + errcode + ",\"errmsg\":\"suite_access_token expired\"}");

        assertThat(failureOf(api.corpToken(SUITE_TOKEN, ACME, PERMANENT_CODE)))
                .isEqualTo(new TokenRefused(errcode, "suite_access_token expired"));
        assertThat(weCom.asked()).hasSize(1);
    }

    @Test
    void waitsForATicketAndRecordsARevokedCorp() {
        weCom.answers(SERVICE + "get_suite_token", "{\"errcode\":40085,\"errmsg\":\"ticket\"}")
                .answers(SERVICE + "get_corp_token", "{\"errcode\":40084,\"errmsg\":\"code\"}");

        assertThat(failureOf(api.suiteToken(SUITE, new Secret("s"), new Secret("t"))))
                .isEqualTo(new Busy(40085, "ticket"));
        assertThat(failureOf(api.corpToken(SUITE_TOKEN, ACME, PERMANENT_CODE)))
                .isEqualTo(new StateTold(40084, "code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html/>", "{\"permanent_code\":", "[]", "", "null", "{\"errcode\":0}"})
    void doesNotKnowTheOutcomeOfAnAnswerThatIsNotWeComs(String body) {
        weCom.answers(SERVICE + "get_permanent_code", body);

        assertThat(failureOf(api.completeInstall(SUITE_TOKEN, new Secret("auth-1"))))
                .isInstanceOf(OutcomeUnknown.class);
        assertThat(weCom.asked()).hasSize(1);
    }

    @Test
    void tellsWhatWasNeverSentFromWhatMayHaveArrived() {
        weCom.answers(SERVICE + "get_permanent_code", exchange -> exchange.close());
        assertThat(failureOf(api.completeInstall(SUITE_TOKEN, new Secret("auth-1"))))
                .isInstanceOf(OutcomeUnknown.class);

        weCom.close();
        assertThat(failureOf(api.completeInstall(SUITE_TOKEN, new Secret("auth-1"))))
                .isEqualTo(new NotCalled(Obstacle.NO_CONNECTION));
    }

    @Test
    void refusesToWaitForWeComInsideATransaction() {
        var inside =
                TransactionSynchronizationManager.forCurrentTransaction()
                        .doOnNext(manager -> manager.setActualTransactionActive(true))
                        .then(api.preAuthCode(SUITE_TOKEN))
                        .contextWrite(TransactionContextManager.getOrCreateContext())
                        .contextWrite(TransactionContextManager.getOrCreateContextHolder());

        assertThatIllegalStateException().isThrownBy(inside::block);
        assertThat(weCom.asked()).isEmpty();
    }

    private static AuthorisedCorp granted() {
        return new AuthorisedCorp(ACME, "Acme 某某科技", true, List.of(new Agent(1000005, "CRM")));
    }

    private static WeComFailure failureOf(Mono<?> call) {
        try {
            throw new AssertionError("answered with " + call.block(Duration.ofSeconds(10)));
        } catch (WeComCallException failed) {
            return failed.failure();
        }
    }
}
