package com.wecombridge.houserules.offenders.inbound.web;

import com.wecombridge.houserules.offenders.outbound.postgres.Store;

/** A door that goes round the use case. */
public class StoresItself {
    Store store = new Store();
}
