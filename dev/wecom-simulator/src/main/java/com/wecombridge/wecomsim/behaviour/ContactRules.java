package com.wecombridge.wecomsim.behaviour;

import java.util.List;

/**
 * What is open, or can be varied, about contacts.
 *
 * @param echoesOwnWrites whether the contacts assistant hears of what it wrote itself (unconfirmed)
 * @param readOnlySyncBlocks whether read-only synchronisation too keeps a contacts suite out
 *     (unconfirmed)
 * @param wrongNumbersShare getuserid is refused for a day above this share of the head-count
 * @param wrongNumbersFree so many wrong numbers are never held against a corp (assumed)
 * @param largestUserList above this user/list answers 45029; WeCom names no number (assumed)
 * @param mostConverted ids in one call of batch/userid_to_openuserid and its reverse (unconfirmed)
 * @param assistantIps from other addresses the contacts assistant reads ids only (48009); empty for
 *     none
 */
public record ContactRules(
        boolean echoesOwnWrites,
        boolean readOnlySyncBlocks,
        double wrongNumbersShare,
        int wrongNumbersFree,
        int largestUserList,
        int mostConverted,
        List<String> assistantIps) {

    /** As documented, and the milder reading where nothing is. */
    public static final ContactRules USUAL =
            new ContactRules(false, false, 0.2, 3, 10_000, 1000, List.of());
}
