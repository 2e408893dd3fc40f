/**
 * The OpenID Connect provider of the local stack: a handful of fictional people and machine
 * clients.
 *
 * <p>It stands in for the provider that a real deployment brings along. Its tokens carry the two
 * claims the gateway reads, {@code tenant} and {@code roles}. Passwords and secrets are in the
 * source on purpose: it is never deployed.
 */
@NullMarked
package com.wecombridge.oidc;

import org.jspecify.annotations.NullMarked;
