/**
 * What the gateway knows without any technology: where callbacks arrive, when two are the same, how
 * the keys of a corp's app replace each other, and who is calling. Thin on purpose: the gateway
 * decides little.
 */
@NullMarked
package com.wecombridge.gateway.domain;

import org.jspecify.annotations.NullMarked;
