package com.wecombridge.contactsync.domain;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;

/** One app in one corp of one tenant: whose eyes the mirror sees with. */
public record AppRef(TenantId tenant, CorpId corp, AppId app) {}
