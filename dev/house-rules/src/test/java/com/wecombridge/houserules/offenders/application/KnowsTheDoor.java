package com.wecombridge.houserules.offenders.application;

import com.wecombridge.houserules.offenders.inbound.web.StoresItself;
import com.wecombridge.houserules.offenders.outbound.postgres.Store;
import org.springframework.http.HttpStatus;

/** A use case that knows who calls it, who stores, and what HTTP is. */
class KnowsTheDoor {
    StoresItself door = new StoresItself();
    Store store = new Store();
    HttpStatus status = HttpStatus.OK;
}
