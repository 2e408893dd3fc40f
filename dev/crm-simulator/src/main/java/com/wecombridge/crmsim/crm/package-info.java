/**
 * What a CRM does: it keeps tenants, users, to-dos and records, obeys commands, and remembers what
 * the bridge reported. Rules are pure functions; use cases run inside one change of the state.
 */
@NullMarked
package com.wecombridge.crmsim.crm;

import org.jspecify.annotations.NullMarked;
