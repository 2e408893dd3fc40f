package com.wecombridge.gateway.inbound.callback;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.gateway.application.Meaning;
import com.wecombridge.gateway.application.Meaning.Fact;
import com.wecombridge.gateway.application.Meaning.Telling;
import com.wecombridge.gateway.application.Meaning.Unreadable;
import com.wecombridge.wecom.callback.CallbackXml;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A decrypted callback in the middle of being read.
 *
 * @param app that was called
 * @param kind {@code Event} or {@code InfoType}, with {@code /ChangeType} where there is one
 */
record Letter(AppId app, String kind, CallbackXml xml, Instant receivedAt) {

    /** Letters of all ids that WeCom gives out, and none that could confuse a key or a page. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.@-]{1,64}");

    /** What is in the field, told as a fact; unreadable without it. */
    Meaning about(String field, Function<String, Fact> fact) {
        return id(field).map(id -> telling(fact.apply(id))).orElseGet(() -> lacks(field));
    }

    Meaning aboutMember(String field, Function<MemberUserId, Fact> fact) {
        return about(field, id -> fact.apply(new MemberUserId(id)));
    }

    Meaning aboutCorp(String field, Function<CorpId, Meaning> meaning) {
        return id(field).map(CorpId::new).map(meaning).orElseGet(() -> lacks(field));
    }

    /** An id in a field; empty when it is absent or no id of WeCom's. */
    Optional<String> id(String field) {
        return xml.text(field).filter(text -> ID.matcher(text).matches());
    }

    Meaning telling(Fact fact) {
        return new Telling(kind, fact);
    }

    static Meaning lacks(String field) {
        return new Unreadable("field " + field);
    }
}
