package com.wecombridge.houserules.offenders.wecomsim.chat;

import com.wecombridge.houserules.offenders.wecomsim.define.Front;

/** A chapter that is said in Java, as tests say it. */
public record KnowsTheFront(Front front) {}
