package com.wecombridge.houserules.offenders.wecomsim.define;

/** How a test says something. */
public record Front(String said) {}
