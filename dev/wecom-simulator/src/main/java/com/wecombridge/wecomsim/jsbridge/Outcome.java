package com.wecombridge.wecomsim.jsbridge;

import com.wecombridge.wecomsim.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the client answers a page. Old pages read {@code err_msg}, SDKs {@code errMsg}.
 *
 * @param fields what the call gives, beside the message
 */
record Outcome(String message, int errcode, ObjectNode fields) {

    static Outcome ok(Invocation call, ObjectNode fields) {
        return new Outcome(call.name() + ":ok", 0, fields);
    }

    static Outcome ok(Invocation call) {
        return ok(call, Json.object());
    }

    static Outcome fail(Invocation call, String why) {
        return new Outcome(call.name() + ":fail " + why, -1, Json.object());
    }

    /** The app, or the member, lacks a right. */
    static Outcome noPermission(Invocation call) {
        return fail(call, "no permission");
    }

    /** The page does not stand beside such a chat. */
    static Outcome withoutContext(Invocation call) {
        return fail(call, "without context of external contact");
    }

    /** The client does not know the call. */
    static Outcome noSuchMethod(Invocation call) {
        return new Outcome(call.name() + ":fail_nosuchmethod", -1, Json.object());
    }

    /** A refused configuration: the errcode, its text and the support hint. */
    static Outcome refused(String config, int errcode, String text) {
        var message = "%s:fail, %d: %s".formatted(config, errcode, text);
        return new Outcome(message, errcode, Json.object());
    }

    boolean good() {
        return errcode == 0;
    }

    ObjectNode asJson() {
        return fields.deepCopy()
                .put("err_msg", message)
                .put("errMsg", message)
                .put("errCode", errcode)
                .put("err_code", errcode);
    }
}
