package com.wecombridge.wecomsim.archive;

/** A group robot that the archive may name. */
public record Robot(String corpId, String robotId, String name, String creator) {}
