package com.wecombridge.wecomsim.toolbar;

import java.util.List;

/**
 * A page beside customer chats.
 *
 * @param agentId the app it belongs to; members who do not see the app do not see the page
 * @param entries beside which chats it stands, as {@code getContext} names them
 */
public record ToolbarPage(
        String corpId, String id, int agentId, String name, String url, List<String> entries) {

    /** A page beside chats with one customer and in customer groups. */
    static ToolbarPage of(String corpId, String id) {
        return new ToolbarPage(
                corpId, id, 0, "", "", List.of("single_chat_tools", "group_chat_tools"));
    }
}
