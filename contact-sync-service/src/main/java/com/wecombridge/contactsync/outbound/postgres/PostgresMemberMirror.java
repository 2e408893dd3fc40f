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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code member}. */
final class PostgresMemberMirror implements Mirror<MirroredMember> {

    private static final String KEPT =
            """
            select member_key as key, user_id as id, fingerprint, present, read_at, version
              from member
             where tenant_id = :tenant and corp_id = :corp and app_id = :app
            """;

    private static final String WRITE =
            """
            insert into member
                   (tenant_id, corp_id, app_id, member_key, user_id, name, email,
                    departments, status, inside_range, present, fingerprint,
                    read_at, version)
            values (:tenant, :corp, :app, :key, :id, :name, :email,
                    :departments, :status, :inside, true, :fingerprint,
                    :readAt, :version)
            on conflict (tenant_id, corp_id, app_id, member_key) do update
               set user_id = excluded.user_id, name = excluded.name,
                   email = excluded.email, departments = excluded.departments,
                   status = excluded.status,
                   inside_range = excluded.inside_range, present = true,
                   fingerprint = excluded.fingerprint,
                   read_at = excluded.read_at, version = excluded.version
             where member.version < excluded.version
               and member.read_at <= excluded.read_at
            """;

    private final DatabaseClient db;

    PostgresMemberMirror(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Kept> kept(AppRef app) {
        return Rows.of(db, KEPT, app).map(Rows::kept).all();
    }

    @Override
    public Flux<Kept> locked(AppRef app, Collection<String> keys) {
        return Rows.of(
                        db,
                        KEPT + " and member_key = any(:keys) order by member_key for update",
                        app)
                .bind("keys", keys.toArray(String[]::new))
                .map(Rows::kept)
                .all();
    }

    @Override
    public Flux<MirroredMember> present(AppRef app, Collection<String> keys) {
        return Rows.of(
                        db,
                        """
                        select * from member
                         where tenant_id = :tenant and corp_id = :corp and app_id = :app
                           and member_key = any(:keys) and present
                        """,
                        app)
                .bind("keys", keys.toArray(String[]::new))
                .map(PostgresMemberMirror::toMember)
                .all();
    }

    @Override
    public Mono<Boolean> write(AppRef app, MirroredMember content, Instant readAt, long version) {
        var member = content.member();
        var insert =
                Rows.of(db, WRITE, app)
                        .bind("key", content.key())
                        .bind("id", member.id().value())
                        .bind("departments", departmentsOf(member))
                        .bind("status", member.status())
                        .bind("inside", content.insideRange())
                        .bind("fingerprint", content.fingerprint())
                        .bind("readAt", readAt)
                        .bind("version", version);
        insert = Rows.bindOptional(insert, "name", member.name(), String.class);
        insert = Rows.bindOptional(insert, "email", member.email(), String.class);
        return insert.fetch().rowsUpdated().map(rows -> rows == 1);
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
        return Rows.of(
                        db,
                        """
                        insert into member
                               (tenant_id, corp_id, app_id, member_key, user_id, departments, status,
                                inside_range, present, fingerprint, read_at, version)
                        values (:tenant, :corp, :app, :key, :key, '{}', 0,
                                false, false, '', :readAt, 0)
                        on conflict (tenant_id, corp_id, app_id, member_key) do update
                           set read_at = excluded.read_at
                         where member.read_at < excluded.read_at
                        """,
                        app)
                .bind("key", key)
                .bind("readAt", readAt)
                .then();
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
