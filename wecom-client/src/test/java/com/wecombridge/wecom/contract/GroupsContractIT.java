package com.wecombridge.wecom.contract;

import static com.wecombridge.wecom.contract.Contract.posting;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.calls.WeComFailure.AskedWrongly;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import java.util.List;
import java.util.Map;
import me.chanjar.weixin.cp.bean.external.WxCpUserExternalGroupChatList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Groups of customers: pages 92120, 92122, 94822 and 92127. */
class GroupsContractIT {
    @RegisterExtension static final Contract WECOM = new Contract();

    @BeforeEach
    void aGroupOfTheMember() {
        WECOM.hold(Target.CUSTOMERS);
        WECOM.prepare(
                "customers",
                Map.of("userId", member(), "externalUserId", "wmCHEN", "callbacks", false));
        WECOM.prepare(
                "customer-groups",
                Map.of("chatId", "wrPROJECT", "owner", member(), "name", "陈客户项目群"));
    }

    @Test
    void listsTheGroupsOfAnOwner() {
        String group = group();

        assertThat(list().getGroupChatList())
                .anySatisfy(one -> assertThat(one.getChatId()).isEqualTo(group));
    }

    @Test
    void describesAGroupAndWhoIsInIt() {
        String group = group();
        var found =
                WECOM.ask(
                        Target.CUSTOMERS,
                        api -> api.getExternalContactService().getGroupChat(group, 1));

        assertThat(found.getGroupChat().getOwner()).isEqualTo(member());
        assertThat(found.getGroupChat().getMemberList())
                .anySatisfy(one -> assertThat(one.getUserId()).isEqualTo(member()));
    }

    @Test
    void knowsNoSuchGroup() {
        WECOM.refuses(
                Target.CUSTOMERS,
                40050,
                ItemRefused.class,
                api -> api.getExternalContactService().getGroupChat("wrNOBODY", 0));
    }

    @Test
    void describesNoGroupOfMembersAlone() {
        WECOM.simulator("needs a group of members alone");
        WECOM.prepare(
                "customer-groups",
                Map.of("chatId", "wrINSIDE", "owner", member(), "internal", true));

        WECOM.refuses(
                Target.CUSTOMERS,
                90501,
                ItemRefused.class,
                api -> api.getExternalContactService().getGroupChat("wrINSIDE", 0));
    }

    @Test
    void leavesAGroupWithTheOwnerWhoIsStillThere() {
        WECOM.simulator("a group would change hands");

        var result =
                WECOM.ask(
                        Target.CUSTOMERS,
                        api ->
                                api.getExternalContactService()
                                        .transferGroupChat(
                                                new String[] {"wrPROJECT"}, "HAN_MEIMEI"));

        assertThat(result.getFailedChatList())
                .singleElement()
                .satisfies(one -> assertThat(one.getErrcode()).isEqualTo(90500));
    }

    @Test
    void listsAtMostAThousandGroupsAtATime() {
        WECOM.refuses(
                Target.CUSTOMERS,
                40058,
                AskedWrongly.class,
                api ->
                        api.getExternalContactService()
                                .listGroupChat(1001, "", 0, new String[] {member()}));
    }

    @Test
    void keepsGroupsFromAnAppWithoutTheRight() {
        WECOM.keepsCustomersFromOtherApps(
                List.of(
                        posting("externalcontact/groupchat/list", "{\"limit\":10}"),
                        posting("externalcontact/groupchat/transfer", "{}")));
    }

    private static WxCpUserExternalGroupChatList list() {
        return WECOM.ask(
                Target.CUSTOMERS,
                api ->
                        api.getExternalContactService()
                                .listGroupChat(
                                        1000, "", 0, List.of(member()).toArray(String[]::new)));
    }

    private static String member() {
        return WECOM.target().member();
    }

    private static String group() {
        return Contract.given(WECOM.target().group(), "GROUP");
    }
}
