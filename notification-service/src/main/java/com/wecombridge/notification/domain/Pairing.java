package com.wecombridge.notification.domain;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import java.time.Instant;

/**
 * A CRM user and a member of a corp are one person.
 *
 * @param reachable whether some app is connected that could send to the corp
 */
public record Pairing(
        CrmUserId user, CorpId corp, MemberUserId member, boolean reachable, Instant pairedAt) {}
