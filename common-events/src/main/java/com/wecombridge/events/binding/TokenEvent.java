package com.wecombridge.events.binding;

import com.wecombridge.events.EventType;
import com.wecombridge.events.TenantEvent;
import com.wecombridge.events.Topic;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Optional;

/** The current tokens of each app. Topic {@code bindings.tokens}, compacted. */
public sealed interface TokenEvent extends TenantEvent {

    CorpId corp();

    AppId app();

    TokenKind kind();

    @Override
    default Topic topic() {
        return Topic.BINDINGS_TOKENS;
    }

    @Override
    default Optional<CorpId> corpId() {
        return Optional.of(corp());
    }

    @Override
    default String key() {
        return corp().value() + ":" + app().value() + ":" + kind();
    }

    @Override
    default String subject() {
        return "tokens/" + key();
    }

    /**
     * A token was fetched; it replaces the one before.
     *
     * @param fingerprint names the token without revealing it: first 16 hex digits of its SHA-256
     */
    @EventType("com.wecombridge.token.issued.v1")
    record TokenIssued(
            TenantId tenant,
            CorpId corp,
            AppId app,
            TokenKind kind,
            SealedSecret token,
            String fingerprint,
            Instant issuedAt,
            Instant expiresAt,
            long version)
            implements TokenEvent {}

    /** The app is gone: there is no token any more. */
    @EventType("com.wecombridge.token.withdrawn.v1")
    record TokenWithdrawn(
            TenantId tenant,
            CorpId corp,
            AppId app,
            TokenKind kind,
            Instant withdrawnAt,
            long version)
            implements TokenEvent {
        @Override
        public boolean endsAggregate() {
            return true;
        }
    }
}
