package com.wecombridge.binding.outbound.postgres;

import static com.wecombridge.binding.outbound.postgres.Columns.instant;
import static com.wecombridge.binding.outbound.postgres.Columns.instantOrNull;
import static com.wecombridge.binding.outbound.postgres.Columns.number;
import static com.wecombridge.binding.outbound.postgres.Columns.optionalText;
import static com.wecombridge.binding.outbound.postgres.Columns.text;
import static com.wecombridge.binding.outbound.postgres.Columns.textOrNull;

import com.wecombridge.binding.application.pairing.AccountBindings;
import com.wecombridge.binding.application.pairing.BoundMeanwhileException;
import com.wecombridge.binding.application.pairing.Page;
import com.wecombridge.binding.domain.pairing.AccountBinding;
import com.wecombridge.binding.domain.pairing.AccountBinding.Bound;
import com.wecombridge.binding.domain.pairing.AccountBinding.Unbound;
import com.wecombridge.binding.domain.pairing.Circumstances.CorpStanding;
import com.wecombridge.binding.domain.pairing.PairingDecision.Reason;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import io.r2dbc.spi.Readable;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code account_binding}. */
@Component
class PostgresAccountBindings implements AccountBindings {

    private final DatabaseClient db;

    PostgresAccountBindings(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<AccountBinding> of(Account account) {
        return db.sql(
                        """
                        select member_user_id, bound_at, version from account_binding
                         where tenant_id = :tenant and corp_id = :corp and crm_user_id = :user
                           for update
                        """)
                .bind("tenant", account.tenant().value())
                .bind("corp", account.corp().value())
                .bind("user", account.user().value())
                .map(PostgresAccountBindings::toBinding)
                .one()
                .defaultIfEmpty(new Unbound(0));
    }

    @Override
    public Mono<Void> save(Account account, AccountBinding binding) {
        var bound = binding instanceof Bound b ? Optional.of(b) : Optional.<Bound>empty();
        return db.sql(
                        """
                        insert into account_binding (tenant_id, corp_id, crm_user_id,
                                                     member_user_id, member_key, bound_at, version)
                        values (:tenant, :corp, :user, :member, :key, :since, :version)
                        on conflict (tenant_id, corp_id, crm_user_id) do update
                           set member_user_id = excluded.member_user_id,
                               member_key = excluded.member_key, bound_at = excluded.bound_at,
                               version = excluded.version
                         where excluded.version > account_binding.version
                        """)
                .bind("tenant", account.tenant().value())
                .bind("corp", account.corp().value())
                .bind("user", account.user().value())
                .bind("member", textOrNull(bound.map(b -> b.member().value())))
                .bind("key", textOrNull(bound.map(b -> b.member().key())))
                .bind("since", instantOrNull(bound.map(Bound::since)))
                .bind("version", binding.version())
                .fetch()
                .rowsUpdated()
                .onErrorMap(
                        DuplicateKeyException.class,
                        _ -> new BoundMeanwhileException(Reason.MEMBER_BOUND_ELSEWHERE))
                .filter(rows -> rows == 1)
                .switchIfEmpty(
                        Mono.error(() -> new BoundMeanwhileException(Reason.USER_BOUND_ELSEWHERE)))
                .then();
    }

    @Override
    public Mono<CrmUserId> holder(TenantId tenant, CorpId corp, MemberUserId member) {
        return db.sql(
                        """
                        select crm_user_id from account_binding
                         where tenant_id = :tenant and corp_id = :corp and member_key = :member
                        """)
                .bind("tenant", tenant.value())
                .bind("corp", corp.value())
                .bind("member", member.key())
                .map(row -> new CrmUserId(text(row, "crm_user_id")))
                .one();
    }

    @Override
    public Mono<CorpStanding> corp(TenantId tenant, CorpId corp) {
        return db.sql(
                        """
                        select 1 from corp_app
                         where tenant_id = :tenant and corp_id = :corp and standing = 'CONNECTED'
                         limit 1
                        """)
                .bind("tenant", tenant.value())
                .bind("corp", corp.value())
                .fetch()
                .first()
                .map(_ -> CorpStanding.THEIRS)
                .defaultIfEmpty(CorpStanding.NOT_THEIRS);
    }

    @Override
    public Flux<Pair> page(TenantId tenant, Page page) {
        return db.sql(
                        """
                        select corp_id, crm_user_id, member_user_id, bound_at, version
                          from account_binding
                         where tenant_id = :tenant and member_key is not null
                           and crm_user_id || '@' || corp_id > :after
                         order by crm_user_id || '@' || corp_id
                         limit :limit
                        """)
                .bind("tenant", tenant.value())
                .bind("after", page.after())
                .bind("limit", page.limit())
                .map(row -> new Pair(toAccount(tenant, row), toBound(row)))
                .all();
    }

    private static AccountBinding toBinding(Readable row) {
        return optionalText(row, "member_user_id").isPresent()
                ? toBound(row)
                : new Unbound(number(row, "version"));
    }

    private static Bound toBound(Readable row) {
        return new Bound(
                new MemberUserId(text(row, "member_user_id")),
                instant(row, "bound_at"),
                number(row, "version"));
    }

    private static Account toAccount(TenantId tenant, Readable row) {
        return new Account(
                tenant, new CorpId(text(row, "corp_id")), new CrmUserId(text(row, "crm_user_id")));
    }
}
