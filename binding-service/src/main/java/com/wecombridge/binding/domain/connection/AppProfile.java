package com.wecombridge.binding.domain.connection;

/**
 * What WeCom says about an app inside a corp.
 *
 * @param agentId the app's number there
 * @param verified whether WeCom verified the corp; false where it does not say
 */
public record AppProfile(long agentId, String corpName, boolean verified) {}
