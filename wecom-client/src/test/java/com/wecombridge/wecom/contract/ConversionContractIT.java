package com.wecombridge.wecom.contract;

import static com.wecombridge.wecom.contract.Contract.posting;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.calls.WeComFailure.AskedWrongly;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.OperatorNeeded;
import com.wecombridge.wecom.calls.WeComFailure.StateTold;
import com.wecombridge.wecom.calls.WxCall;
import com.wecombridge.wecomsim.callback.Telling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From one id to another: pages 95402, 95895, 90202, 97062, 95884, 93274, 95195. */
class ConversionContractIT {
    @RegisterExtension static final Contract WECOM = new Contract();

    @Test
    void findsAMemberByMobileAndMail() {
        var simulator = WECOM.simulator("needs a member whose mobile and mail are known");
        WECOM.hold(Target.CONTACTS);
        simulator
                .define()
                .member(
                        WECOM.target().corp().value(),
                        member(),
                        one -> one.mobile("13800000001").bizMail("li.lei@acme.example"),
                        Telling.quietly());

        assertThat(
                        WECOM.<String>ask(
                                Target.CONTACTS,
                                api -> api.getUserService().getUserId("13800000001")))
                .isEqualTo(member());
        assertThat(
                        WECOM.<String>ask(
                                Target.CONTACTS,
                                api ->
                                        api.getUserService()
                                                .getUserIdByEmail("li.lei@acme.example", 1)))
                .isEqualTo(member());
    }

    @Test
    void knowsNobodyOfThatMobileOrMail() {
        WECOM.simulator("a real one counts wrong numbers against the corp");

        WECOM.refuses(
                Target.CONTACTS,
                46004,
                ItemRefused.class,
                api -> api.getUserService().getUserId("13999999999"));
        WECOM.refuses(
                Target.CONTACTS,
                46004,
                ItemRefused.class,
                api -> api.getUserService().getUserIdByEmail("nobody@acme.example", 1));
    }

    @Test
    void turnsAMemberIntoAnOpenIdAndBack() {
        Map<String, String> openId =
                WECOM.ask(api -> api.getUserService().userId2Openid(member(), null));
        String id = openId.get("openid");

        assertThat(id).isNotBlank();
        assertThat(WECOM.<String>ask(api -> api.getUserService().openid2UserId(id)))
                .isEqualTo(member());
        WECOM.refuses(
                60111,
                ItemRefused.class,
                api -> api.getUserService().userId2Openid("NOBODY_AT_ALL", null));
        WECOM.refuses(
                40073, ItemRefused.class, api -> api.getUserService().openid2UserId("o-made-up"));
    }

    @Test
    void turnsIdsOfAProviderOnlyForApps() {
        WECOM.refuses(
                48002,
                OperatorNeeded.class,
                api -> api.getUserService().useridToOpenUserid(new ArrayList<>(List.of(member()))));
        WECOM.refuses(
                40056,
                OperatorNeeded.class,
                api -> api.getUserService().openUseridToUserid(List.of("woMADEUP"), "1000099"));
    }

    @Test
    void turnsMembersAndCustomersIntoTheIdsOfAProviderAndBack() {
        try (var suite = new OneSuite(WECOM, "wwcontractsuite003", "wwcontractprovid03")) {
            WECOM.hold(Target.CUSTOMERS);
            aCustomer();
            var installation = suite.installed(suite.token());
            String agent = String.valueOf(installation.corp().agents().getFirst().agentId());
            var ofTheSuite = installation.accessToken().orElseThrow().value();

            String openId =
                    Contract.now(
                                    WECOM.callWith(
                                            ofTheSuite,
                                            api ->
                                                    api.getUserService()
                                                            .useridToOpenUserid(
                                                                    new ArrayList<>(
                                                                            List.of(member())))))
                            .getOpenUseridList()
                            .getFirst()
                            .getOpenUserid();
            assertThat(openId).startsWith("wo");
            WECOM.forgetTokens();
            assertThat(
                            WECOM.ask(api ->
                                            api.getUserService()
                                                    .openUseridToUserid(List.of(openId), agent))
                                    .getUseridList())
                    .singleElement()
                    .satisfies(one -> assertThat(one.getUserid()).isEqualTo(member()));

            String theirs =
                    WECOM.ask(
                            Target.CUSTOMERS,
                            api ->
                                    api.getExternalContactService()
                                            .toServiceExternalUserid("wmCHEN"));
            assertThat(theirs).isNotEqualTo("wmCHEN");
            assertThat(
                            WECOM.<String>ask(
                                    Target.CUSTOMERS,
                                    api ->
                                            api.getExternalContactService()
                                                    .fromServiceExternalUserid(theirs, agent)))
                    .isEqualTo("wmCHEN");
            refusesOthers(agent);
        }
    }

    private static void refusesOthers(String agent) {
        WECOM.refuses(
                Target.CUSTOMERS,
                40096,
                ItemRefused.class,
                api -> api.getExternalContactService().toServiceExternalUserid("wmNOBODY"));
        WECOM.refuses(
                Target.CUSTOMERS,
                40096,
                ItemRefused.class,
                api ->
                        api.getExternalContactService()
                                .fromServiceExternalUserid("wmNOBODY", agent));
        WECOM.refuses(
                Target.CUSTOMERS,
                40056,
                OperatorNeeded.class,
                api ->
                        api.getExternalContactService()
                                .fromServiceExternalUserid("wmNOBODY", "1000099"));
    }

    @Test
    void asksForAThousandIdsAtATimeAndNoMore() {
        try (var suite = new OneSuite(WECOM, "wwcontractsuite004", "wwcontractprovid04")) {
            WECOM.hold(Target.CUSTOMERS);
            var token = suite.installed(suite.token()).accessToken().orElseThrow().value();
            var tooMany = new ArrayList<>(Collections.nCopies(1001, member()));

            Contract.refuses(
                    40032,
                    AskedWrongly.class,
                    WECOM.callWith(token, api -> api.getUserService().useridToOpenUserid(tooMany)));
        }
    }

    @Test
    void findsACustomerByUnionId() {
        WECOM.simulator("needs a customer whose unionid is known");
        WECOM.hold(Target.CUSTOMERS);
        aCustomer();

        assertThat(WECOM.<String>ask(Target.CUSTOMERS, byUnionId("oUnionOfChen")))
                .isEqualTo("wmCHEN");
        WECOM.refuses(Target.CUSTOMERS, 84061, StateTold.class, byUnionId("oUnionOfNobody"));
        WECOM.refuses(Target.CUSTOMERS, 610014, OperatorNeeded.class, byUnionId("not-a-unionid"));
        assertThat(
                        WECOM.<String>ask(
                                Target.CUSTOMERS,
                                api -> api.getExternalContactService().convertToOpenid("wmCHEN")))
                .isEqualTo("oOpenOfChen");
        WECOM.refuses(
                Target.CUSTOMERS,
                40096,
                ItemRefused.class,
                api -> api.getExternalContactService().convertToOpenid("wmNOBODY"));
    }

    /** The library knows no such question; it is asked through the same guarded way. */
    @Test
    void asksWhatTheLibraryDoesNotKnow() {
        WECOM.simulator("needs a customer whose unionid is known");
        WECOM.hold(Target.CUSTOMERS);
        aCustomer();

        String answer = WECOM.ask(Target.CUSTOMERS, byEitherId("oUnionOfChen"));

        assertThat(answer).contains("\"external_userid\":\"wmCHEN\"");
        WECOM.refuses(Target.CUSTOMERS, 610014, OperatorNeeded.class, byEitherId("not-a-unionid"));
    }

    private static WxCall<String> byEitherId(String unionId) {
        return posting(
                "idconvert/unionid_to_external_userid",
                "{\"unionid\":\"%s\",\"openid\":\"oOpenOfChen\",\"subject_type\":0}"
                        .formatted(unionId));
    }

    private static WxCall<String> byUnionId(String unionId) {
        return api ->
                api.getExternalContactService().unionidToExternalUserid(unionId, "oOpenOfChen");
    }

    private static void aCustomer() {
        WECOM.prepare(
                "customers",
                Map.of("userId", member(), "externalUserId", "wmCHEN", "callbacks", false));
        WECOM.prepare(
                "external-contacts",
                Map.of(
                        "externalUserId", "wmCHEN",
                        "name", "陈客户",
                        "unionId", "oUnionOfChen",
                        "openId", "oOpenOfChen"));
    }

    private static String member() {
        return WECOM.target().member();
    }
}
