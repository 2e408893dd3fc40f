package com.wecombridge.wecomsim.jsbridge;

import com.wecombridge.wecomsim.window.ClientWindow;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page calls the client.
 *
 * @param document one load of one page; what it was configured for ends with it
 * @param url where the page is now
 * @param entryUrl where it was loaded
 */
record Invocation(
        ClientWindow window,
        String document,
        String name,
        ObjectNode params,
        String url,
        String entryUrl) {

    String text(String field) {
        return params.path(field).asString("").strip();
    }
}
