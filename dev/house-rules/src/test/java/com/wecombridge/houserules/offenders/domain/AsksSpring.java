package com.wecombridge.houserules.offenders.domain;

import org.springframework.core.env.StandardEnvironment;

/** A rule that needs a framework. */
class AsksSpring {
    Object environment = new StandardEnvironment();
}
