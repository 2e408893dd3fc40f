package com.wecombridge.wecomsim.customer;

import com.wecombridge.wecomsim.view.Digests;

/**
 * A person outside the corp, as the corp knows them (外部联系人).
 *
 * @param externalUserId the corp-level id; {@code wm…} for a WeChat user, {@code wo…} for a user of
 *     another corp's WeCom
 * @param type 1 a WeChat user, 2 a WeCom user
 * @param gender 0 unknown, 1 male, 2 female
 * @param avatar empty for a picture of the name's first letter
 * @param unionId the WeChat user over all accounts of one open-platform owner; empty for WeCom
 *     users
 * @param openId the WeChat user as the corp's payment account knows them
 */
public record ExternalContact(
        String corpId,
        String externalUserId,
        String name,
        int type,
        int gender,
        String avatar,
        String position,
        String corpName,
        String corpFullName,
        String unionId,
        String openId) {

    /** A WeChat user, or a WeCom user where the id says so. */
    public static ExternalContact known(String corpId, String externalUserId) {
        var wechat = !externalUserId.startsWith("wo");
        return new ExternalContact(
                corpId,
                externalUserId,
                externalUserId,
                wechat ? 1 : 2,
                0,
                "",
                "",
                "",
                "",
                wechat ? "oUnion" + Digests.letters(22, "unionid", externalUserId) : "",
                wechat ? "oOpen" + Digests.letters(23, "openid", corpId, externalUserId) : "");
    }
}
