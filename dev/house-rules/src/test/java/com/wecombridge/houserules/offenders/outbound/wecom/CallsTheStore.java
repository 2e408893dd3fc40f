package com.wecombridge.houserules.offenders.outbound.wecom;

import com.wecombridge.houserules.offenders.outbound.postgres.Store;

/** An adapter that calls another one. */
class CallsTheStore {
    Store store = new Store();
}
