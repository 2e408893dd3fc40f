package com.wecombridge.wecom.contract;

import static com.wecombridge.wecom.contract.Contract.posting;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.calls.WeComFailure.AskedWrongly;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.StateTold;
import com.wecombridge.wecom.calls.WxCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import me.chanjar.weixin.cp.bean.external.WxCpUpdateRemarkRequest;
import me.chanjar.weixin.cp.bean.external.WxCpUserTransferCustomerReq;
import me.chanjar.weixin.cp.bean.external.WxCpWelcomeMsg;
import me.chanjar.weixin.cp.bean.external.contact.WxCpExternalContactBatchInfo;
import me.chanjar.weixin.cp.bean.external.msg.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Customers: pages 92113, 92114, 92115, 92571, 92994, 92137, 92125, 92124 and 99434. */
class CustomersContractIT {
    @RegisterExtension static final Contract WECOM = new Contract();

    private static final String NOBODY = "wmNOBODYxxxxxxxxxxxxxxxxxxxxxxxx";

    @BeforeEach
    void aCustomerOfTheMember() {
        WECOM.hold(Target.CUSTOMERS);
        WECOM.prepare(
                "customers",
                Map.of(
                        "userId", member(),
                        "externalUserId", "wmCHEN",
                        "name", "陈客户",
                        "state", "fair7",
                        "callbacks", false));
    }

    @Test
    void namesTheMembersWhoMayHaveCustomers() {
        assertThat(
                        WECOM.<List<String>>ask(
                                Target.CUSTOMERS,
                                api -> api.getExternalContactService().listFollowers()))
                .contains(member());
    }

    @Test
    void listsTheCustomersOfAMember() {
        String customer = customer();

        assertThat(
                        WECOM.<List<String>>ask(
                                Target.CUSTOMERS,
                                api ->
                                        api.getExternalContactService()
                                                .listExternalContacts(member())))
                .contains(customer);
    }

    @Test
    void knowsNoCustomersOfSomebodyWhoHasNone() {
        WECOM.simulator("needs a member without customers");

        WECOM.refuses(
                Target.CUSTOMERS,
                84061,
                StateTold.class,
                api -> api.getExternalContactService().listExternalContacts("ZHOU_MIN"));
    }

    @Test
    void describesACustomerAndWhoFollows() {
        String customer = customer();
        var info =
                WECOM.ask(
                        Target.CUSTOMERS,
                        api -> api.getExternalContactService().getContactDetail(customer, null));

        assertThat(info.getExternalContact().getExternalUserId()).isEqualTo(customer);
        assertThat(info.getFollowedUsers())
                .anySatisfy(follow -> assertThat(follow.getUserId()).isEqualTo(member()));
    }

    @Test
    void knowsNoSuchCustomer() {
        WECOM.refuses(
                Target.CUSTOMERS,
                40096,
                ItemRefused.class,
                api -> api.getExternalContactService().getContactDetail(NOBODY, null));
    }

    @Test
    void readsManyCustomersPageByPage() {
        for (int i = 0; i < 5; i++) {
            WECOM.prepare(
                    "customers",
                    Map.of("userId", member(), "externalUserId", "wmMANY" + i, "callbacks", false));
        }
        var found = new ArrayList<String>();
        String cursor = "";
        do {
            WxCpExternalContactBatchInfo page = page(cursor);
            page.getExternalContactList()
                    .forEach(row -> found.add(row.getExternalContact().getExternalUserId()));
            cursor = page.getNextCursor() == null ? "" : page.getNextCursor();
        } while (!cursor.isEmpty());

        assertThat(found).doesNotHaveDuplicates().contains(customer());
    }

    private static WxCpExternalContactBatchInfo page(String cursor) {
        return WECOM.ask(
                Target.CUSTOMERS,
                api ->
                        api.getExternalContactService()
                                .getContactDetailBatch(new String[] {member()}, cursor, 3));
    }

    @Test
    void readsAtMostAHundredCustomersAtATime() {
        WECOM.refuses(
                Target.CUSTOMERS,
                40058,
                AskedWrongly.class,
                api ->
                        api.getExternalContactService()
                                .getContactDetailBatch(new String[] {member()}, "", 101));
    }

    @Test
    void listsWhoeverWasServed() {
        var served =
                WECOM.ask(
                        Target.CUSTOMERS,
                        api -> api.getExternalContactService().getContactList("", 100));

        assertThat(served.getInfoList()).isNotNull();
    }

    @Test
    void keepsWhatAMemberRemarks() {
        WECOM.leavesBehind("a remark on a customer");
        String customer = customer();
        WECOM.ask(
                Target.CUSTOMERS,
                api -> {
                    api.getExternalContactService().updateRemark(remark(customer, "陈总"));
                    return true;
                });

        var info =
                WECOM.ask(
                        Target.CUSTOMERS,
                        api -> api.getExternalContactService().getContactDetail(customer, null));
        assertThat(info.getFollowedUsers())
                .anySatisfy(follow -> assertThat(follow.getRemark()).isEqualTo("陈总"));
    }

    @Test
    void remarksOnNobody() {
        WECOM.refuses(
                Target.CUSTOMERS,
                40096,
                ItemRefused.class,
                api -> {
                    api.getExternalContactService().updateRemark(remark(NOBODY, "x"));
                    return true;
                });
    }

    @Test
    void greetsACustomerWhoWasJustAdded() {
        var simulator = WECOM.simulator("needs somebody who adds the member");
        String corp = WECOM.target().corp().value();
        try (var door = new CallbackDoor(corp)) {
            simulator
                    .define()
                    .app(
                            corp,
                            Integer.parseInt(Target.CUSTOMERS.value()),
                            app ->
                                    app.callback(
                                            door.url(), CallbackDoor.TOKEN, CallbackDoor.AES_KEY));
            WECOM.prepare(
                    "customers",
                    Map.of("userId", member(), "externalUserId", "wmNEW", "name", "新客户"));

            assertThat(WECOM.ask(Target.CUSTOMERS, greeting(door.hears("WelcomeCode")))).isTrue();
        }
    }

    @Test
    void greetsOnlyWithACodeThatItGave() {
        WECOM.refuses(Target.CUSTOMERS, 41050, ItemRefused.class, greeting("made-up"));
    }

    private static WxCall<Boolean> greeting(String code) {
        var words = new Text();
        words.setContent("您好");
        var greeting = new WxCpWelcomeMsg();
        greeting.setWelcomeCode(code);
        greeting.setText(words);
        return api -> {
            api.getExternalContactService().sendWelcomeMsg(greeting);
            return true;
        };
    }

    @Test
    void handsCustomersOverAndTellsWhichItCouldNot() {
        WECOM.simulator("a customer changes hands");
        var handover = new WxCpUserTransferCustomerReq();
        handover.setHandOverUserid(member());
        handover.setTakeOverUserid("HAN_MEIMEI");
        handover.setExternalUserid(List.of(NOBODY));

        var result =
                WECOM.ask(
                        Target.CUSTOMERS,
                        api -> api.getExternalContactService().transferCustomer(handover));

        assertThat(result.getCustomer())
                .singleElement()
                .satisfies(one -> assertThat(one.getErrcode()).isNotZero());
    }

    @Test
    void listsWhoWaitsForSomebodyAfterAMemberLeft() {
        var waiting =
                WECOM.ask(
                        Target.CUSTOMERS,
                        api -> api.getExternalContactService().listUnassignedList(null, "", 100));

        assertThat(waiting.getUnassignInfos()).isNotNull();
    }

    @Test
    void keepsCustomersFromAnAppWithoutTheRight() {
        WECOM.keepsCustomersFromOtherApps(
                List.of(
                        api -> api.getExternalContactService().listFollowers(),
                        api -> api.getExternalContactService().getContactList("", 100),
                        api -> api.getExternalContactService().listUnassignedList(null, "", 100),
                        posting("externalcontact/transfer_customer", "{}")));
    }

    private static WxCpUpdateRemarkRequest remark(String customer, String words) {
        return WxCpUpdateRemarkRequest.builder()
                .userId(member())
                .externalUserId(customer)
                .remark(words)
                .build();
    }

    private static String member() {
        return WECOM.target().member();
    }

    private static String customer() {
        return Contract.given(WECOM.target().customer(), "CUSTOMER");
    }
}
