package com.wecombridge.houserules.offenders.config;

/** A banned name in a fifth room. */
class ThingManager {}
