package com.wecombridge.wecomsim.message;

import java.util.List;

/** A group chat that an app made. */
public record AppChat(
        String corpId,
        int agentId,
        String chatId,
        String name,
        String owner,
        List<String> members) {}
