package com.wecombridge.houserules.offenders.outbound.postgres;

/** An adapter. */
public class Store {}
