package com.wecombridge.wecom.rotation;

import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.store.Scope;
import com.wecombridge.wecom.secrets.Purpose;

/**
 * One sealed text where it lies.
 *
 * @param place PostgreSQL's address of the row as it was read
 */
record SealedRow(String place, Scope scope, Purpose purpose, SealedSecret sealed) {}
