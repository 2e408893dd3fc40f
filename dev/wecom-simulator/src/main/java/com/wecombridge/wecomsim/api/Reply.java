package com.wecombridge.wecomsim.api;

import com.wecombridge.wecomsim.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What goes back over the wire.
 *
 * @param body the text, or a description of the file
 * @param cut whether the connection is cut instead
 */
public record Reply(
        int status,
        String contentType,
        String body,
        int errcode,
        Map<String, String> headers,
        boolean cut,
        Optional<FileContent> file) {

    private static final String JSON = "application/json; charset=UTF-8";

    /** A good answer; errcode and errmsg come first where WeCom sends them. */
    static Reply success(ObjectNode answer, boolean withErrcode, String warning) {
        var whole = Json.object();
        if (withErrcode) {
            whole.put("errcode", 0).put("errmsg", "ok" + warning);
        }
        whole.setAll(answer);
        var errcode = whole.path("errcode").asInt(0);
        var errmsg = whole.path("errmsg").asString("ok");
        var headers = Map.of("Error-Code", Integer.toString(errcode), "Error-Msg", errmsg);
        return new Reply(200, JSON, whole.toString(), errcode, headers, false, Optional.empty());
    }

    /** HTTP 200 with an errcode, the support hint and the caller's address. */
    static Reply refusal(int errcode, String text, String hint, String ip) {
        var errmsg =
                "%s, hint: [%s], from ip: %s, more info at https://open.work.weixin.qq.com/devtool/query?e=%d"
                        .formatted(text, hint, ip, errcode);
        var body = Json.object().put("errcode", errcode).put("errmsg", errmsg);
        var headers = Map.of("Error-Code", Integer.toString(errcode), "Error-Msg", errmsg);
        return new Reply(200, JSON, body.toString(), errcode, headers, false, Optional.empty());
    }

    /** A file with its own type; a part of one where its headers say so. */
    static Reply file(FileContent file) {
        var headers = new HashMap<>(file.headers());
        headers.put("Error-Code", "0");
        headers.put("Error-Msg", "ok");
        var status = headers.containsKey("Content-Range") ? 206 : 200;
        return new Reply(
                status, file.contentType(), file.described(), 0, headers, false, Optional.of(file));
    }

    static Reply unknownPath(String what) {
        return new Reply(
                404,
                "text/plain; charset=UTF-8",
                "The simulator has no " + what + "; see its README for what it does.\n",
                0,
                Map.of(),
                false,
                Optional.empty());
    }

    static Reply html(int status, String page) {
        return new Reply(
                status, "text/html; charset=UTF-8", page, 0, Map.of(), false, Optional.empty());
    }

    static Reply severed() {
        return new Reply(200, JSON, "", 0, Map.of(), true, Optional.empty());
    }

    /** The same answer without its second half. */
    Reply halved() {
        return new Reply(
                status,
                contentType,
                body.substring(0, body.length() / 2),
                errcode,
                headers,
                cut,
                file.map(FileContent::halved));
    }
}
