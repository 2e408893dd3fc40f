package com.wecombridge.wecom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.calls.WeComFailure.AskedWrongly;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.OperatorNeeded;
import com.wecombridge.wecomsim.callback.Telling;
import java.util.ArrayList;
import java.util.List;
import me.chanjar.weixin.cp.bean.WxCpAgent;
import me.chanjar.weixin.cp.bean.WxCpDepart;
import me.chanjar.weixin.cp.bean.WxCpUser;
import me.chanjar.weixin.cp.bean.user.WxCpDeptUserResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Members, departments, tags and the visible range: pages 90196 to 90213, 90227 and 96067. */
class ContactsContractIT {
    @RegisterExtension static final Contract WECOM = new Contract();

    private static final long ROOT = 1;
    private static final long NO_SUCH_DEPARTMENT = 999_999_999;

    @Test
    void describesAMember() {
        WxCpUser member = WECOM.ask(api -> api.getUserService().getById(member()));

        assertThat(member.getUserId()).isEqualToIgnoringCase(member());
        assertThat(member.getDepartIds()).isNotEmpty();
        assertThat(member.getStatus()).isNotNull();
    }

    @Test
    void knowsNoSuchMember() {
        WECOM.refuses(
                60111, ItemRefused.class, api -> api.getUserService().getById("NOBODY_AT_ALL"));
    }

    @Test
    void wantsAMemberToBeNamed() {
        WECOM.simulator("writes down that the id was missing");
        WECOM.refuses(40063, AskedWrongly.class, api -> api.getUserService().getById(""));
    }

    @Test
    void doesNotShowAMemberOutsideTheVisibleRange() {
        var simulator = WECOM.simulator("needs an app with a smaller range");
        hold();
        simulator
                .define()
                .app(
                        corp(),
                        WECOM.target().agentId(),
                        app -> app.visibleUsers("LI_LEI"),
                        Telling.quietly());

        WECOM.refuses(60111, ItemRefused.class, api -> api.getUserService().getById("HAN_MEIMEI"));
        WECOM.refuses(
                60011,
                OperatorNeeded.class,
                api -> api.getUserService().listByDepartment(3L, false, null));
        simulator
                .define()
                .app(
                        corp(),
                        WECOM.target().agentId(),
                        app -> app.visibleParties(1),
                        Telling.quietly());
    }

    @Test
    void listsTheMembersOfADepartment() {
        var all = WECOM.ask(api -> api.getUserService().listByDepartment(ROOT, true, null));
        var briefly =
                WECOM.ask(api -> api.getUserService().listSimpleByDepartment(ROOT, true, null));

        assertThat(all).extracting(WxCpUser::getUserId).contains(member());
        assertThat(briefly).extracting(WxCpUser::getUserId).contains(member());
    }

    @Test
    void knowsNoSuchDepartment() {
        WECOM.refuses(
                60003,
                ItemRefused.class,
                api -> api.getUserService().listByDepartment(NO_SUCH_DEPARTMENT, false, null));
        WECOM.refuses(
                60003,
                ItemRefused.class,
                api ->
                        api.getUserService()
                                .listSimpleByDepartment(NO_SUCH_DEPARTMENT, false, null));
        WECOM.refuses(
                60003,
                ItemRefused.class,
                api -> api.getDepartmentService().get(NO_SUCH_DEPARTMENT));
        WECOM.refuses(
                60003,
                ItemRefused.class,
                api -> api.getDepartmentService().list(NO_SUCH_DEPARTMENT));
        WECOM.refuses(
                60003,
                ItemRefused.class,
                api -> api.getDepartmentService().simpleList(NO_SUCH_DEPARTMENT));
    }

    @Test
    void listsDepartments() {
        var all = WECOM.ask(api -> api.getDepartmentService().list(null));
        var briefly = WECOM.ask(api -> api.getDepartmentService().simpleList(null));

        assertThat(all).isNotEmpty().allSatisfy(one -> assertThat(one.getName()).isNotNull());
        assertThat(briefly)
                .extracting(WxCpDepart::getId)
                .containsExactlyInAnyOrderElementsOf(all.stream().map(WxCpDepart::getId).toList());
        long first = all.getFirst().getId();
        assertThat(WECOM.ask(api -> api.getDepartmentService().get(first)).getId())
                .isEqualTo(first);
    }

    @Test
    void tellsTheIdsOfAllMembersPageByPage() {
        var ids = new ArrayList<String>();
        String cursor = "";
        do {
            String from = cursor;
            WxCpDeptUserResult page =
                    WECOM.ask(Target.CONTACTS, api -> api.getUserService().getUserListId(from, 4));
            assertThat(page.getDeptUser()).hasSizeLessThanOrEqualTo(4);
            page.getDeptUser().forEach(row -> ids.add(row.getUserId()));
            cursor = page.getNextCursor() == null ? "" : page.getNextCursor();
        } while (!cursor.isEmpty());

        assertThat(ids).contains(member());
    }

    @Test
    void tellsTheIdsOfAllMembersToTheContactsAssistantOnly() {
        WECOM.refuses(
                48002, OperatorNeeded.class, api -> api.getUserService().getUserListId("", 100));
    }

    @Test
    void listsAndExpandsTags() {
        WECOM.target()
                .simulator()
                .ifPresent(simulator ->
                        simulator.define().tag(corp(), 7, tag -> tag.name("大客户").users(member())));
        var tags = WECOM.ask(api -> api.getTagService().listAll());
        if (tags.isEmpty()) {
            return; // a corp need not have any
        }
        String first = tags.getFirst().getId();

        var tag = WECOM.ask(api -> api.getTagService().get(first));

        assertThat(tag.getTagname()).isEqualTo(tags.getFirst().getName());
        WECOM.target()
                .simulator()
                .ifPresent(_ ->
                        assertThat(tag.getUserlist())
                                .extracting(WxCpUser::getUserId)
                                .containsExactly(member()));
    }

    @Test
    void knowsNoSuchTag() {
        WECOM.refuses(40068, ItemRefused.class, api -> api.getTagService().get("99999"));
    }

    @Test
    void describesTheAppAndItsVisibleRange() {
        int agentId = WECOM.target().agentId();
        WxCpAgent agent = WECOM.ask(api -> api.getAgentService().get(agentId));
        List<WxCpAgent> agents = WECOM.ask(api -> api.getAgentService().list());

        assertThat(agent.getAgentId()).isEqualTo(agentId);
        assertThat(agent.getAllowUserInfos()).isNotNull();
        assertThat(agent.getAllowParties()).isNotNull();
        assertThat(agent.getAllowTags()).isNotNull();
        assertThat(agents).extracting(WxCpAgent::getAgentId).contains(agentId);
    }

    @Test
    void listsNeitherAppsNorTagsForAStranger() {
        WECOM.answersNoStranger(
                api -> api.getAgentService().list(), api -> api.getTagService().listAll());
    }

    @Test
    void describesNoOtherApp() {
        WECOM.refuses(301002, AskedWrongly.class, api -> api.getAgentService().get(1_000_099));
    }

    private static void hold() {
        assertThat(WECOM.hold(WECOM.target().app())).isNotNull();
    }

    private static String member() {
        return WECOM.target().member();
    }

    private static String corp() {
        return WECOM.target().corp().value();
    }
}
