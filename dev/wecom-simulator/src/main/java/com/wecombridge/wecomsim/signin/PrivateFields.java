package com.wecombridge.wecomsim.signin;

import com.wecombridge.wecomsim.world.Member;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a member can let an app see on top of the user id. */
final class PrivateFields {

    /** Their names, as the answer spells them, in the order of the consent page. */
    static final List<String> ALL =
            List.of("avatar", "gender", "mobile", "email", "biz_mail", "qr_code", "address");

    private PrivateFields() {}

    static String inChinese(String field) {
        return switch (field) {
            case "avatar" -> "头像";
            case "gender" -> "性别";
            case "mobile" -> "手机号";
            case "email" -> "邮箱";
            case "biz_mail" -> "企业邮箱";
            case "qr_code" -> "个人二维码";
            default -> "地址";
        };
    }

    /**
     * Puts those into the answer to which the member agreed and for which the app has the right.
     */
    static void put(Member member, List<String> agreed, ObjectNode answer) {
        for (var field : agreed) {
            answer.put(field, value(member, field));
        }
    }

    private static String value(Member member, String field) {
        return switch (field) {
            case "avatar" -> member.avatar();
            case "gender" -> Integer.toString(member.gender());
            case "mobile" -> member.mobile();
            case "email" -> member.email();
            case "biz_mail" -> member.bizMail();
            case "qr_code" ->
                    "https://open.work.weixin.qq.com/wwopen/userQRCode?vcode=" + member.userId();
            default -> member.address();
        };
    }
}
