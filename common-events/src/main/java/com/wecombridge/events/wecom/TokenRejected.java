package com.wecombridge.events.wecom;

import com.wecombridge.events.EventType;
import com.wecombridge.events.TenantEvent;
import com.wecombridge.events.Topic;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * WeCom refused a token before its time. Topic {@code wecom.token-rejected}.
 *
 * @param fingerprint of the refused token; binding replaces it only while it is still the current
 *     one
 * @param version epoch milliseconds: such facts have no aggregate of their own
 */
@EventType("com.wecombridge.token.rejected.v1")
public record TokenRejected(
        TenantId tenant,
        CorpId corp,
        AppId app,
        TokenKind kind,
        String fingerprint,
        int errcode,
        Instant rejectedAt,
        long version)
        implements TenantEvent {

    @Override
    public Topic topic() {
        return Topic.WECOM_TOKEN_REJECTED;
    }

    @Override
    public Optional<CorpId> corpId() {
        return Optional.of(corp);
    }

    @Override
    public String key() {
        return corp.value() + ":" + app.value() + ":" + kind;
    }

    @Override
    public String subject() {
        return "tokens/" + key();
    }
}
