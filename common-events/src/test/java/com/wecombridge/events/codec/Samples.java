package com.wecombridge.events.codec;

import com.wecombridge.events.Event;
import com.wecombridge.events.audit.AuditEntry;
import com.wecombridge.events.binding.AccountBindingEvent.AccountBound;
import com.wecombridge.events.binding.AccountBindingEvent.AccountUnbound;
import com.wecombridge.events.binding.AppMode;
import com.wecombridge.events.binding.CorpEvent.CorpConnected;
import com.wecombridge.events.binding.CorpEvent.CorpDisconnected;
import com.wecombridge.events.binding.TokenEvent.TokenIssued;
import com.wecombridge.events.binding.TokenEvent.TokenWithdrawn;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.contact.DepartmentEvent.DepartmentMirrored;
import com.wecombridge.events.contact.DepartmentEvent.DepartmentRemoved;
import com.wecombridge.events.contact.MemberEvent.MemberMirrored;
import com.wecombridge.events.contact.MemberEvent.MemberRemoved;
import com.wecombridge.events.contact.SyncRunEvent.Counts;
import com.wecombridge.events.contact.SyncRunEvent.SyncRunFailed;
import com.wecombridge.events.contact.SyncRunEvent.SyncRunFinished;
import com.wecombridge.events.contact.SyncRunEvent.SyncRunStarted;
import com.wecombridge.events.crm.CrmCommand.ActivationRequested;
import com.wecombridge.events.crm.CrmCommand.OwnerChangeRequested;
import com.wecombridge.events.crm.CrmCommand.RecordCreationRequested;
import com.wecombridge.events.crm.CrmCommand.TodoActionRequested;
import com.wecombridge.events.crm.CrmCommandResult.CommandDone;
import com.wecombridge.events.crm.CrmCommandResult.CommandRejected;
import com.wecombridge.events.crm.CrmUserEvent.CrmUserChanged;
import com.wecombridge.events.crm.CrmUserEvent.CrmUserRemoved;
import com.wecombridge.events.crm.EntitlementEvent.EntitlementEnded;
import com.wecombridge.events.crm.EntitlementEvent.EntitlementGranted;
import com.wecombridge.events.crm.TodoEvent.Detail;
import com.wecombridge.events.crm.TodoEvent.TodoAssigned;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmTodoId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.notification.DeliveryEvent.DeliveryRecorded;
import com.wecombridge.events.notification.DeliveryEvent.DeliveryState;
import com.wecombridge.events.wecom.ChangeKind;
import com.wecombridge.events.wecom.TokenRejected;
import com.wecombridge.events.wecom.WeComCallback.ArchiveMessagesAnnounced;
import com.wecombridge.events.wecom.WeComCallback.DepartmentChangeReported;
import com.wecombridge.events.wecom.WeComCallback.MemberChangeReported;
import com.wecombridge.events.wecom.WeComCallback.RangeChangeReported;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationCancelled;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationChanged;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationOffered;
import com.wecombridge.events.wecom.WeComCallback.SuiteTicketReceived;
import com.wecombridge.events.wecom.WeComCallback.TagChangeReported;
import com.wecombridge.events.wecom.WeComCallback.UnrecognizedCallback;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One fact of every type, about the people of the fictional company Acme. */
public final class Samples {

    public static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    public static final TenantId ACME = new TenantId("acme");
    public static final CorpId CORP = new CorpId("wwacme0000000001");
    public static final AppId CRM_APP = new AppId("1000002");
    public static final SuiteId SUITE = new SuiteId("wwlocalsuite000001");
    public static final MemberUserId LI_LEI = new MemberUserId("LiLei");
    public static final CrmUserId LI_LEI_IN_CRM = new CrmUserId("u-lilei");
    private static final CrmTodoId TODO = new CrmTodoId("todo-7");
    private static final SealedSecret SEALED = new SealedSecret("sealed-text");

    private Samples() {}

    public static List<Event> all() {
        return List.of(
                new SuiteTicketReceived(SUITE, SEALED, NOON, 41),
                new SuiteAuthorizationOffered(SUITE, SEALED, Optional.of("state7"), NOON, 42),
                new SuiteAuthorizationChanged(SUITE, CORP, NOON, 43),
                new SuiteAuthorizationCancelled(SUITE, CORP, NOON, 44),
                new MemberChangeReported(
                        CORP, CRM_APP, LI_LEI, Optional.empty(), ChangeKind.CHANGED, NOON, 45),
                new DepartmentChangeReported(
                        CORP, CRM_APP, new DepartmentId(2), ChangeKind.ADDED, NOON, 46),
                new TagChangeReported(CORP, CRM_APP, "7", NOON, 47),
                new RangeChangeReported(CORP, CRM_APP, LI_LEI, true, NOON, 48),
                new ArchiveMessagesAnnounced(CORP, new AppId("2000004"), NOON, 49),
                new UnrecognizedCallback(CRM_APP, Optional.of(CORP), "enter_agent", NOON, 50),
                new TokenRejected(
                        ACME,
                        CORP,
                        CRM_APP,
                        TokenKind.ACCESS_TOKEN,
                        "0123456789abcdef",
                        40014,
                        NOON,
                        1),
                new MemberMirrored(
                        ACME,
                        CORP,
                        CRM_APP,
                        LI_LEI,
                        Optional.of("李雷"),
                        Optional.empty(),
                        List.of(new DepartmentId(2)),
                        1,
                        true,
                        NOON,
                        3),
                new MemberRemoved(ACME, CORP, CRM_APP, LI_LEI, NOON, 4),
                new DepartmentMirrored(
                        ACME,
                        CORP,
                        CRM_APP,
                        new DepartmentId(2),
                        Optional.of("销售部"),
                        Optional.of(new DepartmentId(1)),
                        100,
                        NOON,
                        1),
                new DepartmentRemoved(ACME, CORP, CRM_APP, new DepartmentId(2), NOON, 2),
                new SyncRunStarted(ACME, CORP, CRM_APP, "run-1", NOON, 1),
                new SyncRunFinished(
                        ACME,
                        CORP,
                        CRM_APP,
                        "run-1",
                        NOON,
                        NOON.plusSeconds(9),
                        new Counts(30, 4, 2, 1, 0, 0),
                        2),
                new SyncRunFailed(
                        ACME, CORP, CRM_APP, "run-2", NOON, NOON.plusSeconds(1), "60020", 3),
                new CorpConnected(
                        ACME,
                        CORP,
                        CRM_APP,
                        AppMode.SELF_BUILT,
                        1000002,
                        "Acme 某某科技",
                        true,
                        NOON,
                        1),
                new CorpDisconnected(ACME, CORP, CRM_APP, NOON, 2),
                new TokenIssued(
                        ACME,
                        CORP,
                        CRM_APP,
                        TokenKind.ACCESS_TOKEN,
                        SEALED,
                        "0123456789abcdef",
                        NOON,
                        NOON.plusSeconds(7200),
                        5),
                new TokenWithdrawn(ACME, CORP, CRM_APP, TokenKind.ACCESS_TOKEN, NOON, 6),
                new AccountBound(ACME, CORP, LI_LEI_IN_CRM, LI_LEI, NOON, 1),
                new AccountUnbound(ACME, CORP, LI_LEI_IN_CRM, LI_LEI, NOON, 2),
                new EntitlementGranted(
                        ACME, "Acme 某某科技", 30, Set.of("wecom"), NOON, Optional.empty(), 1),
                new EntitlementEnded(ACME, NOON, 2),
                new CrmUserChanged(
                        ACME,
                        LI_LEI_IN_CRM,
                        "李雷",
                        Optional.of("li.lei@acme.example"),
                        Optional.of("A17"),
                        true,
                        List.of("sales"),
                        1),
                new CrmUserRemoved(ACME, LI_LEI_IN_CRM, 2),
                new TodoAssigned(
                        ACME,
                        TODO,
                        List.of(LI_LEI_IN_CRM),
                        "approval",
                        "报价单待审批 · 某某贸易",
                        List.of(new Detail("金额", "¥12,000")),
                        URI.create("https://crm.example/todos/todo-7"),
                        Optional.of(new CrmUserId("u-hanmeimei")),
                        NOON,
                        Optional.of(NOON.plusSeconds(86_400)),
                        1),
                new ActivationRequested(ACME, "activate-wecom", "wecom", "u-admin", NOON),
                new TodoActionRequested(ACME, "act-1", TODO, LI_LEI_IN_CRM, "approve", NOON),
                new RecordCreationRequested(
                        ACME,
                        "create-1",
                        "lead",
                        LI_LEI_IN_CRM,
                        Map.of("name", "某某贸易"),
                        Optional.of("wmExternal1"),
                        NOON),
                new OwnerChangeRequested(ACME, "own-1", "lead", "lead-9", LI_LEI_IN_CRM, NOON),
                new CommandDone(ACME, "create-1", Optional.of("lead-9"), NOON),
                new CommandRejected(ACME, "own-1", "unknown-record", "没有这条记录", NOON),
                new DeliveryRecorded(
                        ACME,
                        TODO,
                        LI_LEI_IN_CRM,
                        Optional.of(CORP),
                        Optional.of(LI_LEI),
                        DeliveryState.ACCEPTED,
                        Optional.of("msg-1"),
                        Optional.empty(),
                        NOON,
                        1),
                new AuditEntry(
                        ACME,
                        "admin@acme.example",
                        "account.bind",
                        "accounts/u-lilei",
                        Map.of("member", "LiLei"),
                        Optional.empty(),
                        NOON,
                        1));
    }
}
