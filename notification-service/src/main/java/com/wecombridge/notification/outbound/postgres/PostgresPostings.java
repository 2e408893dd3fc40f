package com.wecombridge.notification.outbound.postgres;

import static com.wecombridge.notification.outbound.postgres.Columns.bind;
import static com.wecombridge.notification.outbound.postgres.Columns.bindTime;
import static com.wecombridge.notification.outbound.postgres.Columns.instant;
import static com.wecombridge.notification.outbound.postgres.Columns.maybeInstant;
import static com.wecombridge.notification.outbound.postgres.Columns.maybeText;
import static com.wecombridge.notification.outbound.postgres.Columns.number;
import static com.wecombridge.notification.outbound.postgres.Columns.text;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmTodoId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.notification.application.sending.Postings;
import com.wecombridge.notification.domain.Batch;
import com.wecombridge.notification.domain.Batch.Receiver;
import com.wecombridge.notification.domain.Todo;
import com.wecombridge.notification.domain.sending.Letter;
import com.wecombridge.notification.domain.sending.Posting;
import com.wecombridge.notification.domain.sending.Tries;
import com.wecombridge.notification.domain.sending.Tries.Unsure;
import io.r2dbc.spi.Readable;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Postings in table {@code posting}, their receivers in {@code delivery}. */
@Component
final class PostgresPostings implements Postings {

    private final DatabaseClient db;
    private final Transactions transactions;

    PostgresPostings(DatabaseClient db, Transactions transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    @Override
    public Mono<Posting> find(TenantId tenant, long id) {
        var posting =
                receivers(tenant, id)
                        .flatMap(receivers ->
                                db.sql(
                                                "select *, now() as read_at from posting where tenant_id = :tenant and id = :id")
                                        .bind("tenant", tenant.value())
                                        .bind("id", id)
                                        .map(row -> posting(row, receivers))
                                        .one());
        return transactions.within(Scope.of(tenant), posting);
    }

    private Mono<List<Receiver>> receivers(TenantId tenant, long id) {
        return db.sql(
                        """
                        select crm_user_id, member_user_id
                          from delivery
                         where tenant_id = :tenant and posting_id = :id
                         order by id
                        """)
                .bind("tenant", tenant.value())
                .bind("id", id)
                .map(row ->
                        new Receiver(
                                new CrmUserId(text(row, "crm_user_id")),
                                new MemberUserId(text(row, "member_user_id"))))
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> record(TenantId tenant, long id, Tries tries) {
        var sql =
                db.sql(
                                """
                                update posting
                                   set tries = :tries, last_cause = :cause, unsure_since = :since,
                                       unsure_app = :app, unsure_body = :body
                                 where tenant_id = :tenant and id = :id
                                """)
                        .bind("tries", tries.count())
                        .bind("tenant", tenant.value())
                        .bind("id", id);
        var letter = tries.unsure().map(Unsure::letter);
        sql = bind(sql, "cause", tries.lastCause());
        sql = bindTime(sql, "since", tries.unsure().map(Unsure::since));
        sql = bind(sql, "app", letter.map(written -> written.app().value()));
        sql = bind(sql, "body", letter.map(Letter::body));
        return transactions.within(Scope.of(tenant), sql.then());
    }

    @Override
    public Mono<Void> close(TenantId tenant, long id) {
        var update =
                db.sql(
                                """
                                update posting
                                   set closed_at = now(), unsure_since = null, unsure_app = null,
                                       unsure_body = null
                                 where tenant_id = :tenant and id = :id
                                """)
                        .bind("tenant", tenant.value())
                        .bind("id", id)
                        .then();
        return transactions.within(Scope.of(tenant), update);
    }

    private static Posting posting(Readable row, List<Receiver> receivers) {
        return new Posting(
                number(row, "id"),
                new Todo.Ref(new CrmTodoId(text(row, "todo_id")), number(row, "todo_version")),
                new Batch(new CorpId(text(row, "corp_id")), receivers),
                instant(row, "opened_at"),
                instant(row, "read_at"),
                maybeInstant(row, "closed_at").isEmpty(),
                tries(row));
    }

    private static Tries tries(Readable row) {
        var unsure =
                maybeInstant(row, "unsure_since")
                        .map(since ->
                                new Unsure(
                                        since,
                                        new Letter(
                                                new AppId(text(row, "unsure_app")),
                                                text(row, "unsure_body"))));
        return new Tries((int) number(row, "tries"), unsure, maybeText(row, "last_cause"));
    }
}
