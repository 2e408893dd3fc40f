package com.wecombridge.archive.application;

import com.wecombridge.events.id.TenantId;

/**
 * Who acts, and on whose behalf.
 *
 * @param name as the identity provider names them
 */
public record Actor(TenantId tenant, String name) {}
