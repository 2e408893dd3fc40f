package com.wecombridge.binding.outbound.postgres;

import com.wecombridge.binding.application.token.AppTokens;
import com.wecombridge.binding.application.token.TokenKey;
import com.wecombridge.binding.domain.token.TokenKeeping;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Table {@code app_token}. */
@Component
class PostgresAppTokens implements AppTokens {

    private final DatabaseClient db;

    PostgresAppTokens(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<TokenKeeping> of(TokenKey key) {
        return db.sql(
                        """
                        select %s from app_token
                         where corp_id = :corp and app_id = :app and kind = :kind
                           for update
                        """
                                .formatted(TokenColumns.NAMES))
                .bind("corp", key.corp().value())
                .bind("app", key.app().value())
                .bind("kind", key.kind().name())
                .map(TokenColumns::read)
                .one()
                .defaultIfEmpty(TokenKeeping.fresh());
    }

    @Override
    public Mono<Void> save(TokenKey key, TokenKeeping token) {
        var statement =
                db.sql(
                                """
                                insert into app_token (corp_id, app_id, kind, tenant_id, %s)
                                values (:corp, :app, :kind,
                                        (select tenant_id from corp where corp_id = :corp), %s)
                                on conflict (corp_id, app_id, kind) do update
                                   set tenant_id = excluded.tenant_id, %s
                                """
                                        .formatted(
                                                TokenColumns.NAMES,
                                                TokenColumns.VALUES,
                                                TokenColumns.UPDATES))
                        .bind("corp", key.corp().value())
                        .bind("app", key.app().value())
                        .bind("kind", key.kind().name());
        return TokenColumns.bind(statement, token).then();
    }
}
