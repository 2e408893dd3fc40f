/**
 * The gateway's own API, who may call the API at all, and the one shape of every error.
 *
 * <p>A caller shows a token of the identity provider (OIDC). Tenant and roles come from its claims
 * {@code tenant} and {@code roles}, never from the request.
 */
@NullMarked
package com.wecombridge.gateway.inbound.web;

import org.jspecify.annotations.NullMarked;
