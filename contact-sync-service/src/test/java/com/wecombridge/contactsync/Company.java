package com.wecombridge.contactsync;

import com.wecombridge.events.binding.AppMode;
import com.wecombridge.events.binding.CorpEvent.CorpConnected;
import com.wecombridge.events.binding.CorpEvent.CorpDisconnected;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.wecom.ChangeKind;
import com.wecombridge.events.wecom.WeComCallback.DepartmentChangeReported;
import com.wecombridge.events.wecom.WeComCallback.MemberChangeReported;
import com.wecombridge.events.wecom.WeComCallback.RangeChangeReported;
import com.wecombridge.events.wecom.WeComCallback.TagChangeReported;
import com.wecombridge.wecomsim.WeComSimulator;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.define.MemberDefinition;
import com.wecombridge.wecomsim.world.VisibleRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A corp of its own for each test, with an app that sees the sales department. */
final class Company {

    static final TenantId ACME = new TenantId("acme");
    static final AppId CRM = new AppId("1000002");
    static final AppId CONTACTS_ASSISTANT = new AppId("2000002");
    static final int SALES = 2;
    static final int WAREHOUSE = 3;

    private static final int AGENT = 1000002;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final CorpId corp = new CorpId("wwacme%010d".formatted(NUMBER.incrementAndGet()));
    private final WeComSimulator wecom;
    private long order;

    private Company(WeComSimulator wecom) {
        this.wecom = wecom;
    }

    /** LI_LEI and HAN_MEIMEI sell, LUCY keeps the warehouse; the app sees who sells. */
    static Company in(WeComSimulator wecom) {
        var company = new Company(wecom);
        wecom.define().corp(company.corp.value(), corp -> corp.name("Acme 某某科技"));
        company.department(SALES, "销售部");
        company.department(WAREHOUSE, "仓库");
        company.member("LI_LEI", m -> m.name("李雷").departments(SALES));
        company.member("HAN_MEIMEI", m -> m.name("韩梅梅").departments(SALES));
        company.member("LUCY", m -> m.name("露西").departments(WAREHOUSE));
        company.sees(List.of(), List.of(SALES), List.of());
        return company;
    }

    void department(int id, String name) {
        wecom.define()
                .department(corp.value(), id, d -> d.name(name).parentId(1), Telling.quietly());
    }

    void member(String userId, UnaryOperator<MemberDefinition> how) {
        wecom.define().member(corp.value(), userId, how, Telling.quietly());
    }

    void leaves(String userId) {
        wecom.define().removeMember(corp.value(), userId, Telling.quietly());
    }

    void tag(int id, String... users) {
        wecom.define().tag(corp.value(), id, t -> t.name("重点").users(users), Telling.quietly());
    }

    void sees(List<String> users, List<Integer> departments, List<Integer> tags) {
        wecom.define()
                .app(
                        corp.value(),
                        AGENT,
                        app ->
                                app.name("CRM")
                                        .secret(secret())
                                        .range(new VisibleRange(users, departments, tags)),
                        Telling.quietly());
    }

    String secret() {
        return corp + "-crm-secret";
    }

    CorpConnected connected(long version) {
        return new CorpConnected(
                ACME,
                corp,
                CRM,
                AppMode.SELF_BUILT,
                AGENT,
                "Acme 某某科技",
                true,
                Instant.now(),
                version);
    }

    CorpDisconnected disconnected(long version) {
        return new CorpDisconnected(ACME, corp, CRM, Instant.now(), version);
    }

    /** As the contacts assistant of the corp is called. */
    MemberChangeReported reports(String userId, ChangeKind change) {
        return new MemberChangeReported(
                corp,
                CONTACTS_ASSISTANT,
                new MemberUserId(userId),
                Optional.empty(),
                change,
                Instant.now(),
                ++order);
    }

    MemberChangeReported reportsRename(String userId, String newUserId) {
        return new MemberChangeReported(
                corp,
                CONTACTS_ASSISTANT,
                new MemberUserId(userId),
                Optional.of(new MemberUserId(newUserId)),
                ChangeKind.CHANGED,
                Instant.now(),
                ++order);
    }

    RangeChangeReported reportsRange(String userId, boolean inside) {
        return new RangeChangeReported(
                corp, CRM, new MemberUserId(userId), inside, Instant.now(), ++order);
    }

    DepartmentChangeReported reportsDepartment(int id, ChangeKind change) {
        return new DepartmentChangeReported(
                corp, CONTACTS_ASSISTANT, new DepartmentId(id), change, Instant.now(), ++order);
    }

    TagChangeReported reportsTag(int id) {
        return new TagChangeReported(
                corp, CONTACTS_ASSISTANT, Integer.toString(id), Instant.now(), ++order);
    }
}
