package com.wecombridge.wecomsim.customer;

import java.time.Instant;
import java.util.List;

/**
 * A member follows an external contact.
 *
 * @param tags ids of the corp's customer tags
 * @param ownTags names of the member's personal tags
 * @param addWay how they met; 1 QR code, 2 mobile search, … 202 assigned by an administrator
 * @param state the {@code state} of the contact way they met by
 * @param half whether the customer came without verification and the member has not added back
 * @param leftByCustomer whether the customer has deleted the member; the relation lasts one way
 */
public record Follow(
        String corpId,
        String userId,
        String externalUserId,
        String remark,
        String description,
        Instant createdAt,
        List<String> tags,
        List<String> ownTags,
        String remarkCorpName,
        List<String> remarkMobiles,
        String operUserId,
        int addWay,
        String state,
        Channel channel,
        boolean half,
        boolean leftByCustomer) {

    /** They met just now, by the QR code. */
    public static Follow begun(String corpId, String userId, String externalUserId, Instant now) {
        return new Follow(
                corpId,
                userId,
                externalUserId,
                "",
                "",
                now,
                List.of(),
                List.of(),
                "",
                List.of(),
                userId,
                1,
                "",
                Channel.NONE,
                false,
                false);
    }

    /** The video account (视频号) they met in. */
    public record Channel(String nickname, int source) {

        /** Not by a video account. */
        public static final Channel NONE = new Channel("", 0);
    }

    /** Whether an app would see another remark or another tag; mobiles alone do not count. */
    boolean editedSince(Follow before) {
        return !remark.equals(before.remark)
                || !description.equals(before.description)
                || !remarkCorpName.equals(before.remarkCorpName)
                || !tags.equals(before.tags)
                || !ownTags.equals(before.ownTags);
    }
}
