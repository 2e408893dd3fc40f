package com.wecombridge.wecom.contract;

import static com.wecombridge.wecom.contract.Contract.posting;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.wecom.calls.WeComFailure.AskedWrongly;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.OperatorNeeded;
import com.wecombridge.wecom.calls.WxCall;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import me.chanjar.weixin.cp.bean.msgaudit.WxCpAgreeInfo;
import me.chanjar.weixin.cp.bean.msgaudit.WxCpCheckAgreeRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What accompanies the chat archive: pages 91614, 91782 and 92951. */
class ArchiveContractIT {
    @RegisterExtension static final Contract WECOM = new Contract();

    private static final WxCall<List<String>> WHO_IS_ARCHIVED =
            api -> api.getMsgAuditService().getPermitUserList(null);

    @BeforeEach
    void anArchiveWithOneSeat() {
        WECOM.hold(Target.ARCHIVE);
        WECOM.prepare(
                "archive-settings",
                Map.of("enabled", true, "seats", Map.of("enterprise", List.of(member()))));
        WECOM.prepare(
                "customers",
                Map.of("userId", member(), "externalUserId", "wmCHEN", "callbacks", false));
        WECOM.prepare(
                "customer-groups",
                Map.of("chatId", "wrPROJECT", "owner", member(), "name", "陈客户项目群"));
    }

    @Test
    void namesTheMembersWhoAreArchived() {
        assertThat(WECOM.ask(Target.ARCHIVE, WHO_IS_ARCHIVED)).contains(member());
    }

    @Test
    void tellsWhetherACustomerAgreed() {
        String customer = Contract.given(WECOM.target().customer(), "CUSTOMER");

        var agreed = WECOM.ask(Target.ARCHIVE, agreement(List.of(pair(member(), customer))));

        assertThat(agreed.getAgreeInfo())
                .singleElement()
                .satisfies(one -> assertThat(one.getAgreeStatus()).isIn("Agree", "Disagree"));
    }

    @Test
    void asksAboutNobodyItKnows() {
        WECOM.refuses(
                Target.ARCHIVE,
                301061,
                ItemRefused.class,
                agreement(List.of(pair(member(), "wmNOBODY"))));
    }

    @Test
    void tellsOfAHundredAtATimeAndNoMore() {
        var tooMany = Collections.nCopies(101, pair(member(), "wmCHEN"));

        WECOM.refuses(Target.ARCHIVE, 301060, AskedWrongly.class, agreement(tooMany));
    }

    /** The library does not know this one. */
    @Test
    void tellsWhoAgreedInAGroup() {
        String group = Contract.given(WECOM.target().group(), "GROUP");

        assertThat(WECOM.<String>ask(Target.ARCHIVE, agreementIn(group))).contains("agreeinfo");
        WECOM.refuses(Target.ARCHIVE, 40050, ItemRefused.class, agreementIn("wrNOBODY"));
    }

    private static WxCall<String> agreementIn(String group) {
        return posting("msgaudit/check_room_agree", "{\"roomid\":\"" + group + "\"}");
    }

    @Test
    void describesGroupsOfMembersAlone() {
        WECOM.simulator("needs a group of members alone");
        WECOM.prepare(
                "customer-groups",
                Map.of("chatId", "wrINSIDE", "owner", member(), "internal", true));

        var room =
                WECOM.ask(Target.ARCHIVE, api -> api.getMsgAuditService().getGroupChat("wrINSIDE"));

        assertThat(room.getCreator()).isEqualTo(member());
        WECOM.refuses(
                Target.ARCHIVE,
                301059,
                ItemRefused.class,
                api -> api.getMsgAuditService().getGroupChat("wrPROJECT"));
        WECOM.refuses(Target.ARCHIVE, 90501, ItemRefused.class, agreementIn("wrINSIDE"));
    }

    /** Nor this one. */
    @Test
    void describesARobot() {
        WECOM.simulator("needs a robot");
        WECOM.prepare(
                "archive-robots",
                Map.of("robotId", "wbHELPER", "name", "小助手", "creator", member()));

        assertThat(WECOM.<String>ask(Target.ARCHIVE, robot("wbHELPER"))).contains("小助手");
        WECOM.refuses(Target.ARCHIVE, 40058, AskedWrongly.class, robot("wbNOBODY"));
    }

    private static WxCall<String> robot(String id) {
        return api ->
                api.get(
                        api.getWxCpConfigStorage().getApiUrl("/cgi-bin/msgaudit/get_robot_info"),
                        "robot_id=" + id);
    }

    @Test
    void answersTheArchivesOwnSecretOnly() {
        WECOM.refuses(48002, OperatorNeeded.class, WHO_IS_ARCHIVED);
    }

    @Test
    void saysWhenTheArchiveIsOffOrRanOut() {
        WECOM.simulator("switches the archive off");
        WECOM.prepare("archive-settings", Map.of("enabled", false));
        WECOM.refuses(Target.ARCHIVE, 301053, OperatorNeeded.class, WHO_IS_ARCHIVED);

        WECOM.prepare(
                "archive-settings", Map.of("enabled", true, "expiresAt", "2020-01-01T00:00:00Z"));
        WECOM.refuses(Target.ARCHIVE, 301052, OperatorNeeded.class, WHO_IS_ARCHIVED);
        WECOM.prepare(
                "archive-settings", Map.of("enabled", true, "expiresAt", "2099-01-01T00:00:00Z"));
    }

    private static WxCall<WxCpAgreeInfo> agreement(List<WxCpCheckAgreeRequest.Info> pairs) {
        var request = new WxCpCheckAgreeRequest();
        request.setInfo(pairs);
        return api -> api.getMsgAuditService().checkSingleAgree(request);
    }

    private static WxCpCheckAgreeRequest.Info pair(String member, String customer) {
        var info = new WxCpCheckAgreeRequest.Info();
        info.setUserid(member);
        info.setExteranalOpenId(customer);
        return info;
    }

    private static String member() {
        return WECOM.target().member();
    }
}
