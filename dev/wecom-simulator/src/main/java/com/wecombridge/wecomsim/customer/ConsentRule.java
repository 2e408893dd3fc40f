package com.wecombridge.wecomsim.customer;

/** Whether the chat archive still lacks the customer's consent. */
@FunctionalInterface
public interface ConsentRule {

    /** Whether the member's chats are archived and the customer has not agreed to that yet. */
    boolean isMissing(String corpId, String userId, String externalUserId);
}
