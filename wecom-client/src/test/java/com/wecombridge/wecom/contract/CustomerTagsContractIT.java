package com.wecombridge.wecom.contract;

import static com.wecombridge.wecom.contract.Contract.posting;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WxCall;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import me.chanjar.weixin.cp.bean.external.WxCpUserExternalTagGroupInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tags of customers: pages 92117 and 92118. */
class CustomerTagsContractIT {
    @RegisterExtension static final Contract WECOM = new Contract();

    @BeforeEach
    void aCustomer() {
        WECOM.hold(Target.CUSTOMERS);
        WECOM.prepare(
                "customers",
                Map.of("userId", member(), "externalUserId", "wmCHEN", "callbacks", false));
    }

    @Test
    void listsTheTagsOfTheCorp() {
        var groups =
                WECOM.ask(
                        Target.CUSTOMERS,
                        api -> api.getExternalContactService().getCorpTagList(new String[0]));

        assertThat(groups.getTagGroupList()).isNotNull();
    }

    @Test
    void makesMarksAndRemovesATag() {
        WECOM.leavesBehind("a tag, removed again");
        String customer = Contract.given(WECOM.target().customer(), "CUSTOMER");
        var made =
                WECOM.ask(
                        Target.CUSTOMERS,
                        api -> api.getExternalContactService().addCorpTag(newGroup()));
        String tag = made.getTagGroup().getTag().getFirst().getId();
        assertThat(tag).startsWith("et");

        mark(customer, new String[] {tag}, new String[0]);
        assertThat(tagsOf(customer)).contains(tag);
        mark(customer, new String[0], new String[] {tag});
        assertThat(tagsOf(customer)).doesNotContain(tag);

        String renamed = "级别 " + UUID.randomUUID().toString().substring(0, 8);
        WECOM.ask(
                Target.CUSTOMERS,
                api -> api.getExternalContactService().editCorpTag(tag, renamed, 1));
        WECOM.ask(
                Target.CUSTOMERS,
                api ->
                        api.getExternalContactService()
                                .delCorpTag(new String[] {tag}, new String[0]));
        WECOM.refuses(
                Target.CUSTOMERS,
                40068,
                ItemRefused.class,
                api -> api.getExternalContactService().editCorpTag(tag, renamed, 1));
    }

    @Test
    void makesNoTagOfANameThatTheGroupHas() {
        WECOM.leavesBehind("a tag, removed again");
        var group = newGroup();
        WxCall<WxCpUserExternalTagGroupInfo> make =
                api -> api.getExternalContactService().addCorpTag(group);
        String[] made = {WECOM.ask(Target.CUSTOMERS, make).getTagGroup().getGroupId()};

        WECOM.refuses(Target.CUSTOMERS, 40071, ItemRefused.class, make);

        WxCall<?> remove = api -> api.getExternalContactService().delCorpTag(new String[0], made);
        WECOM.ask(Target.CUSTOMERS, remove);
        WECOM.refuses(Target.CUSTOMERS, 40068, ItemRefused.class, remove);
    }

    @Test
    void listsNoTagsForAnAppWithoutTheRight() {
        WECOM.keepsCustomersFromOtherApps(
                List.of(posting("externalcontact/get_corp_tag_list", "{}")));
    }

    @Test
    void marksNobody() {
        WECOM.refuses(
                Target.CUSTOMERS,
                40096,
                ItemRefused.class,
                api ->
                        api.getExternalContactService()
                                .markTag(
                                        member(),
                                        "wmNOBODYxxxxxxxxxxxxxxxxxxxxxxxx",
                                        new String[] {"etNOTAG"},
                                        new String[0]));
    }

    private static void mark(String customer, String[] add, String[] remove) {
        WECOM.ask(
                Target.CUSTOMERS,
                api -> api.getExternalContactService().markTag(member(), customer, add, remove));
    }

    private static List<String> tagsOf(String customer) {
        var info =
                WECOM.ask(
                        Target.CUSTOMERS,
                        api -> api.getExternalContactService().getContactDetail(customer, null));
        return info.getFollowedUsers().stream()
                .filter(follow -> follow.getTags() != null)
                .flatMap(follow -> List.of(follow.getTags()).stream())
                .map(tag -> tag.getTagId())
                .toList();
    }

    private static WxCpUserExternalTagGroupInfo newGroup() {
        var tag = new WxCpUserExternalTagGroupInfo.Tag();
        tag.setName("A");
        var group = new WxCpUserExternalTagGroupInfo.TagGroup();
        group.setGroupName("级别 " + UUID.randomUUID().toString().substring(0, 8));
        group.setTag(List.of(tag));
        var info = new WxCpUserExternalTagGroupInfo();
        info.setTagGroup(group);
        return info;
    }

    private static String member() {
        return WECOM.target().member();
    }
}
