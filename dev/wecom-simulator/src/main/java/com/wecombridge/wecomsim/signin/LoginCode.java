package com.wecombridge.wecomsim.signin;

import java.time.Instant;
import java.util.List;

/**
 * A one-time code that a sign-in page handed to an app's server.
 *
 * @param agentId the app the page was for; 0 when it named none
 * @param suiteId the suite the page was for, empty for the corp's own apps
 * @param providerCorpId the provider whose site it is for, else empty
 * @param userId the member, empty for somebody who is none
 * @param openId who else signed in
 * @param externalUserId whether that is a customer, by the simulator's own id
 * @param fields the private fields to which the person agreed
 * @param wantsDetail whether a user ticket comes with it
 */
public record LoginCode(
        String code,
        String corpId,
        int agentId,
        String suiteId,
        String providerCorpId,
        String userId,
        String openId,
        String externalUserId,
        boolean wantsDetail,
        List<String> fields,
        Instant expiresAt,
        boolean used) {

    /** The same code, spent. */
    LoginCode spent() {
        return new LoginCode(
                code,
                corpId,
                agentId,
                suiteId,
                providerCorpId,
                userId,
                openId,
                externalUserId,
                wantsDetail,
                fields,
                expiresAt,
                true);
    }
}
