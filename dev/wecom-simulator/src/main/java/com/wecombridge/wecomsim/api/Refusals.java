package com.wecombridge.wecomsim.api;

import java.util.Map;

/** English errmsg heads. Nobody should match on them; people read them in logs. */
final class Refusals {

    private static final Map<Integer, String> TEXTS =
            Map.ofEntries(
                    Map.entry(40007, "invalid media_id"),
                    Map.entry(40016, "invalid button size"),
                    Map.entry(40029, "invalid oauth_code"),
                    Map.entry(40031, "invalid userid list"),
                    Map.entry(40093, "invalid signature"),
                    Map.entry(41016, "title missing"),
                    Map.entry(41033, "description missing"),
                    Map.entry(42003, "oauth_code expired"),
                    Map.entry(42012, "invalid jsapi_ticket"),
                    Map.entry(42015, "agentid not match"),
                    Map.entry(42016, "task_id not exist"),
                    Map.entry(42022, "oauth_code has been used"),
                    Map.entry(45002, "message content size out of limit"),
                    Map.entry(45008, "article count out of limit"),
                    Map.entry(50001, "redirect_url not match any trusted domain"),
                    Map.entry(50002, "user is not in the visible range"),
                    Map.entry(50003, "agent disabled"),
                    Map.entry(60140, "response_code invalid or expired"),
                    Map.entry(80001, "not match any reliable domain"),
                    Map.entry(84014, "user_ticket expired"),
                    Map.entry(84015, "invalid user_ticket"),
                    Map.entry(86001, "invalid chatid"),
                    Map.entry(86003, "chatid not exist"),
                    Map.entry(91040, "invalid ticket type"),
                    Map.entry(92002, "cross corp call"),
                    Map.entry(-1, "system busy"),
                    Map.entry(40001, "invalid credential"),
                    Map.entry(40003, "invalid userid"),
                    Map.entry(40008, "invalid message type"),
                    Map.entry(40013, "invalid corpid"),
                    Map.entry(40014, "invalid access_token"),
                    Map.entry(40032, "too many userids"),
                    Map.entry(40039, "invalid url size"),
                    Map.entry(40056, "invalid agentid"),
                    Map.entry(40058, "invalid request parameter"),
                    Map.entry(40063, "some parameters are empty"),
                    Map.entry(40066, "invalid party list"),
                    Map.entry(40068, "invalid tag id"),
                    Map.entry(40077, "invalid pre_auth_code"),
                    Map.entry(40078, "invalid auth_code"),
                    Map.entry(40080, "invalid suite_secret"),
                    Map.entry(40082, "invalid suite_access_token"),
                    Map.entry(40083, "invalid suite_id"),
                    Map.entry(40084, "invalid permanent_code"),
                    Map.entry(40085, "invalid suite_ticket"),
                    Map.entry(41001, "access_token missing"),
                    Map.entry(41002, "corpid missing"),
                    Map.entry(41004, "corpsecret missing"),
                    Map.entry(41021, "suite_access_token missing"),
                    Map.entry(42001, "access_token expired"),
                    Map.entry(42007, "pre_auth_code expired"),
                    Map.entry(42009, "suite_access_token expired"),
                    Map.entry(42014, "invalid task_id"),
                    Map.entry(42052, "msgid expired"),
                    Map.entry(44004, "text message content is empty"),
                    Map.entry(45009, "api freq out of limit"),
                    Map.entry(45033, "api concurrent out of limit"),
                    Map.entry(48002, "api forbidden"),
                    Map.entry(48003, "invalid suite id"),
                    Map.entry(48004, "invalid authorization"),
                    Map.entry(60003, "department not found"),
                    Map.entry(60011, "no privilege to access/modify contact/party/agent"),
                    Map.entry(60020, "not allow to access from your ip"),
                    Map.entry(60111, "userid not found"),
                    Map.entry(60136, "record not found"),
                    Map.entry(81013, "user & party & tag all invalid"),
                    Map.entry(82001, "all touser & toparty & totag empty"),
                    Map.entry(82002, "too many toparty"),
                    Map.entry(82003, "too many totag"),
                    Map.entry(84025, "invalid state"),
                    Map.entry(301002, "not allow operate another agent with this accesstoken."),
                    Map.entry(301007, "corp not exist"));

    private Refusals() {}

    static String textOf(int errcode) {
        return TEXTS.getOrDefault(errcode, "error " + errcode);
    }
}
