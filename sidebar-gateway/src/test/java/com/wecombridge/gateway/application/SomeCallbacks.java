package com.wecombridge.gateway.application;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.events.wecom.ChangeKind;
import com.wecombridge.events.wecom.WeComCallback.MemberChangeReported;
import com.wecombridge.gateway.application.Meaning.Telling;
import com.wecombridge.gateway.application.Meaning.Unreadable;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Callbacks as the door hands them on. */
final class SomeCallbacks {

    static final AppId CONTACTS = new AppId("2000002");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private SomeCallbacks() {}

    /** A member was changed; no two are equal. */
    static WaitingCallback about(String tenant, String member) {
        return of(tenant, member, "change_contact/update_user", UUID.randomUUID().toString());
    }

    static WaitingCallback of(String tenant, String member, String kind, String text) {
        var corp = new CorpId("wwcorpof" + tenant);
        return waiting(
                tenant,
                corp,
                text,
                new Telling(
                        kind,
                        order ->
                                new MemberChangeReported(
                                        corp,
                                        CONTACTS,
                                        new MemberUserId(member),
                                        Optional.empty(),
                                        ChangeKind.CHANGED,
                                        NOON,
                                        order)));
    }

    static WaitingCallback unreadable(String tenant) {
        return waiting(
                tenant,
                new CorpId("wwcorpof" + tenant),
                UUID.randomUUID().toString(),
                new Unreadable("xml NOT_WELL_FORMED"));
    }

    private static WaitingCallback waiting(
            String tenant, CorpId corp, String text, Meaning meaning) {
        var callback =
                new AuthenticCallback(
                                new CorpApp(corp, CONTACTS), Optional.of(corp), text, meaning, NOON)
                        .of(Optional.of(tenant).filter(id -> !id.isEmpty()).map(TenantId::new));
        return new WaitingCallback(callback, Optional.of("00-" + text + "-1-00"));
    }
}
