package com.wecombridge.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wecombridge.events.binding.AccountBindingEvent.AccountBound;
import com.wecombridge.events.binding.AppMode;
import com.wecombridge.events.binding.CorpEvent.CorpConnected;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.notification.DeliveryEvent.DeliveryRecorded;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecomsim.world.VisibleRange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/**
 * A corp that installed the provider's suite: other ids for the same people, and licences count.
 */
@NullUnmarked
class SuiteIT extends NotificationServiceIT {

    private static final TenantId GLOBEX = new TenantId("globex");
    private static final String WECOM_CORP = "wwglobex00000001";
    private static final String NOWHERE =
            "http://localhost:9/wecom"; // tickets are made all the same
    private static final AppId SUITE = new AppId("wwlocalsuite000001");

    @Test
    void tellsWhoHasNoLicence() {
        globexInstallsTheSuite();
        WECOM.define().licences(WECOM_CORP, List.of("HAN_MEIMEI"), false);

        tell(todo(GLOBEX, "t-suite", LI_LEI, HAN_MEIMEI));

        assertThat(awaitTold("t-suite", 2))
                .extracting(fact -> fact.crmUser().value() + " " + fact.state())
                .containsExactlyInAnyOrder("u-lilei ACCEPTED", "u-hanmeimei UNLICENSED");
        assertThat(told("t-suite")).extracting(DeliveryRecorded::tenant).containsOnly(GLOBEX);
        var messages = WECOM.query().messagesOf(WECOM_CORP, "LI_LEI");
        assertThat(messages).hasSize(1);
        assertThat(linkOf(messages.getFirst())).contains("&appid=wwlocalsuite000001");
    }

    private void globexInstallsTheSuite() {
        WECOM.define().corp(WECOM_CORP, corp -> corp.name("Globex 某某贸易"));
        List.of("LI_LEI", "HAN_MEIMEI")
                .forEach(user ->
                        WECOM.define()
                                .member(
                                        WECOM_CORP,
                                        user,
                                        member -> member.name(user).departments(1)));
        WECOM.define()
                .suite(
                        SUITE.value(),
                        suite ->
                                suite.name("CRM")
                                        .secret("suite-secret")
                                        .callbacks(NOWHERE, NOWHERE, "LocalToken01", "a".repeat(43))
                                        .unverified());
        WECOM.define()
                .install(
                        SUITE.value(),
                        WECOM_CORP,
                        install ->
                                install.fromMarket()
                                        .range(new VisibleRange(List.of(), List.of(1), List.of())));
        WECOM.define().pushSuiteTicket(SUITE.value());

        var corp = new CorpId(WECOM.query().corpIdFor(SUITE.value(), WECOM_CORP));
        var installation = WECOM.query().installation(WECOM_CORP, SUITE.value()).orElseThrow();
        var token = suiteCorpToken(corp, installation.permanentCode());
        tell(
                new CorpConnected(
                        GLOBEX,
                        corp,
                        SUITE,
                        AppMode.SUITE,
                        installation.agentId(),
                        "Globex 某某贸易",
                        true,
                        Instant.now(),
                        1));
        tell(token(GLOBEX, corp, SUITE, token, 1));
        List.of(LI_LEI, HAN_MEIMEI)
                .forEach(user -> {
                    var userId = user.equals(LI_LEI) ? "LI_LEI" : "HAN_MEIMEI";
                    var member =
                            new MemberUserId(
                                    WECOM.query().userIdFor(SUITE.value(), WECOM_CORP, userId));
                    tell(new AccountBound(GLOBEX, corp, user, member, Instant.now(), 1));
                });
        await().atMost(SOON)
                .until(() ->
                        database.rows("select 1 from account_binding where tenant_id = 'globex'")
                                        .size()
                                == 2);
    }

    private static Secret suiteCorpToken(CorpId corp, String permanentCode) {
        var ticket = WECOM.query().suites().getFirst().ticket();
        var suiteToken =
                ask(
                                "service/get_suite_token",
                                """
                                {"suite_id":"%s","suite_secret":"suite-secret","suite_ticket":"%s"}
                                """
                                        .formatted(SUITE, ticket))
                        .path("suite_access_token")
                        .asString();
        var answer =
                ask(
                        "service/get_corp_token?suite_access_token=" + suiteToken,
                        """
                        {"auth_corpid":"%s","permanent_code":"%s"}
                        """
                                .formatted(corp, permanentCode));
        return new Secret(answer.path("access_token").asString());
    }
}
