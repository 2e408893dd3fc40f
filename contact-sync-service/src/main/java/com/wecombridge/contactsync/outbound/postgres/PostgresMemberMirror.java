package com.wecombridge.contactsync.outbound.postgres;

import static com.wecombridge.contactsync.outbound.postgres.Rows.find;
import static com.wecombridge.contactsync.outbound.postgres.Rows.get;

import com.wecombridge.contactsync.application.mirror.Mirror;
import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.contactsync.domain.Kept;
import com.wecombridge.contactsync.domain.Member;
import com.wecombridge.contactsync.domain.MirroredMember;
import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code member}. */
@Component
final class PostgresMemberMirror implements Mirror<MirroredMember> {

    private static final String PLANT =
            """
            insert into member
                   (tenant_id, corp_id, app_id, member_key, user_id, departments, status,
                    inside_range, present, fingerprint, read_at, version)
            select :tenant, :corp, :app, key, key, '{}', 0, false, false, '', 'epoch', 0
              from unnest(:keys) as key
             order by key
                on conflict do nothing
            """;

    private static final String WRITE =
            """
            update member
               set user_id = :id, name = :name, email = :email, departments = :departments,
                   status = :status, inside_range = :inside, present = true,
                   fingerprint = :fingerprint, read_at = :readAt, version = :version
             where tenant_id = :tenant and corp_id = :corp and app_id = :app
               and member_key = :key
            """;

    private final DatabaseClient db;
    private final KeyedRows<String> rows;

    PostgresMemberMirror(DatabaseClient db) {
        this.db = db;
        this.rows = new KeyedRows<>(db, "member", "member_key", "user_id", PLANT);
    }

    @Override
    public Flux<Kept> kept(AppRef app) {
        return rows.kept(app);
    }

    @Override
    public Flux<Kept> locked(AppRef app, Collection<String> keys) {
        return rows.locked(app, keys.toArray(String[]::new));
    }

    @Override
    public Flux<MirroredMember> present(AppRef app, Collection<String> keys) {
        return rows.present(app, keys.toArray(String[]::new))
                .map(PostgresMemberMirror::toMember)
                .all();
    }

    @Override
    public Mono<Void> write(AppRef app, MirroredMember content, Instant readAt, long version) {
        var member = content.member();
        var update =
                Rows.of(db, WRITE, app)
                        .bind("key", content.key())
                        .bind("id", member.id().value())
                        .bind("departments", departmentsOf(member))
                        .bind("status", member.status())
                        .bind("inside", content.insideRange())
                        .bind("fingerprint", content.fingerprint())
                        .bind("readAt", readAt)
                        .bind("version", version);
        update = Rows.bindOptional(update, "name", member.name(), String.class);
        update = Rows.bindOptional(update, "email", member.email(), String.class);
        return update.then();
    }

    @Override
    public Mono<Void> remove(AppRef app, String key, Instant readAt, long version) {
        return Rows.of(
                        db,
                        """
                        update member
                           set name = null, email = null, departments = '{}', status = 0,
                               inside_range = false, present = false, fingerprint = '',
                               read_at = :readAt, version = :version
                         where tenant_id = :tenant and corp_id = :corp and app_id = :app
                           and member_key = :key
                        """,
                        app)
                .bind("key", key)
                .bind("readAt", readAt)
                .bind("version", version)
                .then();
    }

    @Override
    public Mono<Void> confirm(AppRef app, String key, Instant readAt) {
        return rows.confirm(app, key, readAt);
    }

    static MirroredMember toMember(Readable row) {
        var member =
                new Member(
                        new MemberUserId(get(row, "user_id", String.class)),
                        find(row, "name", String.class),
                        find(row, "email", String.class),
                        Arrays.stream(get(row, "departments", Long[].class))
                                .map(DepartmentId::new)
                                .toList(),
                        get(row, "status", Integer.class));
        return new MirroredMember(member, get(row, "inside_range", Boolean.class));
    }

    private static Long[] departmentsOf(Member member) {
        return member.departments().stream().map(DepartmentId::value).toArray(Long[]::new);
    }
}
