package com.wecombridge.binding.outbound.postgres;

import static com.wecombridge.binding.outbound.postgres.Columns.text;

import com.wecombridge.binding.application.pairing.Members;
import com.wecombridge.binding.domain.pairing.Circumstances.MemberStanding;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import java.util.Comparator;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Table {@code member}. */
@Component
class PostgresMembers implements Members {

    private final DatabaseClient db;

    PostgresMembers(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> learn(Sighting sighting, MemberStanding standing, long version) {
        return db.sql(
                        """
                        insert into member (tenant_id, corp_id, app_id, member_key, standing, version)
                        values (:tenant, :corp, :app, :member, :standing, :version)
                        on conflict (tenant_id, corp_id, app_id, member_key) do update
                           set standing = excluded.standing, version = excluded.version
                         where excluded.version > member.version
                        """)
                .bind("tenant", sighting.tenant().value())
                .bind("corp", sighting.corp().value())
                .bind("app", sighting.app().value())
                .bind("member", sighting.member().key())
                .bind("standing", standing.name())
                .bind("version", version)
                .then();
    }

    @Override
    public Mono<MemberStanding> standing(TenantId tenant, CorpId corp, MemberUserId member) {
        return db.sql(
                        """
                        select standing from member
                         where tenant_id = :tenant and corp_id = :corp and member_key = :member
                        """)
                .bind("tenant", tenant.value())
                .bind("corp", corp.value())
                .bind("member", member.key())
                .map(row -> MemberStanding.valueOf(text(row, "standing")))
                .all()
                .sort(Comparator.reverseOrder()) // the best that any app knows
                .next()
                .defaultIfEmpty(MemberStanding.UNKNOWN);
    }
}
