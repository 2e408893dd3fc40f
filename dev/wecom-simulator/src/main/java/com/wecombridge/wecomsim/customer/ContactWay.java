package com.wecombridge.wecomsim.customer;

import java.time.Instant;
import java.util.List;

/**
 * A QR code or button by which customers reach members (「联系我」方式).
 *
 * @param type 1 one member, 2 several
 * @param scene 1 in a mini programme, 2 a QR code
 * @param skipVerify whether customers come without the member's consent
 * @param state comes back in add_external_contact and in the follow relation
 */
public record ContactWay(
        String corpId,
        String configId,
        int type,
        int scene,
        int style,
        String remark,
        boolean skipVerify,
        String state,
        List<String> users,
        List<Integer> parties,
        boolean temporary,
        long expiresIn,
        long chatExpiresIn,
        String unionId,
        Instant createdAt) {

    public String qrCode() {
        return "https://wework.example/contact-way/" + configId;
    }
}
