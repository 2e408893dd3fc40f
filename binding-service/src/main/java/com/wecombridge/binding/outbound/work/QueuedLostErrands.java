package com.wecombridge.binding.outbound.work;

import com.wecombridge.binding.application.Errands.Kind;
import com.wecombridge.binding.application.token.LostErrands;
import com.wecombridge.binding.application.token.TokenKey;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.store.RelayDatabase;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Looks for connected apps without an errand in the queue, as the relay role, which sees the rows
 * of all tenants. An errand ends in the transaction that records the next, so none is missed that
 * is there. Tickets begin with the first token; a wrong credential waits for another one.
 */
@Component
class QueuedLostErrands implements LostErrands {

    private static final int AT_ONCE = 1_000;

    private final RelayDatabase db;

    QueuedLostErrands(RelayDatabase db) {
        this.db = db;
    }

    @Override
    public Flux<TokenKey> find() {
        return db.client()
                .sql(
                        """
                        select app.corp_id, app.app_id, needed.kind
                          from corp_app app
                         cross join unnest($1, $2) as needed (kind, errand)
                          left join app_token kept
                            on (kept.corp_id, kept.app_id, kept.kind)
                             = (app.corp_id, app.app_id, needed.kind)
                         where app.standing = 'CONNECTED'
                           and app.tenant_id is not null
                           and kept.trouble is distinct from 'STOPPED'
                           and (needed.kind = 'ACCESS_TOKEN' or exists (
                                select 1 from app_token token
                                 where (token.corp_id, token.app_id, token.kind)
                                     = (app.corp_id, app.app_id, 'ACCESS_TOKEN')
                                   and token.fingerprint is not null))
                           and not exists (
                                select 1 from work
                                 where work.kind = needed.errand
                                   and work.key = app.corp_id || ':' || app.app_id)
                         limit $3
                        """)
                .bind(0, of(TokenKind::name))
                .bind(1, of(kind -> Kind.fetching(kind).text()))
                .bind(2, AT_ONCE)
                .map(QueuedLostErrands::toKey)
                .all();
    }

    private static String[] of(Function<TokenKind, String> name) {
        return Stream.of(TokenKind.values())
                .filter(kind -> kind != TokenKind.UNKNOWN)
                .map(name)
                .toArray(String[]::new);
    }

    private static TokenKey toKey(Readable row) {
        return new TokenKey(
                new CorpId(text(row, "corp_id")),
                new AppId(text(row, "app_id")),
                TokenKind.valueOf(text(row, "kind")));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}
