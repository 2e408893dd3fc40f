package com.wecombridge.contactsync.outbound.postgres;

import static com.wecombridge.contactsync.outbound.postgres.Rows.get;

import com.wecombridge.contactsync.application.view.DepartmentRow;
import com.wecombridge.contactsync.application.view.MemberRow;
import com.wecombridge.contactsync.application.view.MirrorPages;
import com.wecombridge.contactsync.application.view.PagePosition;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The mirror's tables, in the order of their primary keys. */
@Component
final class PostgresMirrorPages implements MirrorPages {

    private final DatabaseClient db;

    PostgresMirrorPages(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<MemberRow> members(
            TenantId tenant, CorpId corp, Optional<PagePosition> after, int limit) {
        return db.sql(
                        """
                        select * from member
                         where tenant_id = :tenant and corp_id = :corp and present
                           and (app_id, member_key) > (:afterApp, :afterKey)
                         order by app_id, member_key
                         limit :limit
                        """)
                .bind("tenant", tenant.value())
                .bind("corp", corp.value())
                .bind("afterApp", after.map(position -> position.app().value()).orElse(""))
                .bind("afterKey", after.map(PagePosition::key).orElse(""))
                .bind("limit", limit)
                .map(row ->
                        new MemberRow(
                                Rows.app(row).app(),
                                PostgresMemberMirror.toMember(row),
                                get(row, "read_at", Instant.class),
                                get(row, "version", Long.class)))
                .all();
    }

    @Override
    public Flux<DepartmentRow> departments(TenantId tenant, CorpId corp) {
        return db.sql(
                        """
                        select * from department
                         where tenant_id = :tenant and corp_id = :corp and present
                         order by app_id, department_id
                        """)
                .bind("tenant", tenant.value())
                .bind("corp", corp.value())
                .map(row ->
                        new DepartmentRow(
                                Rows.app(row).app(),
                                PostgresDepartmentMirror.toDepartment(row),
                                get(row, "read_at", Instant.class),
                                get(row, "version", Long.class)))
                .all();
    }
}
