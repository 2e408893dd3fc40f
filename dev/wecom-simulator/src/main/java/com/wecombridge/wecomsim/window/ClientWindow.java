package com.wecombridge.wecomsim.window;

import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.World;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A page open in a member's client.
 *
 * @param agentId the app it was opened from; 0 for none
 * @param entry as {@code getContext} tells it
 * @param externalUserId the customer of the chat it stands beside, by the simulator's own id
 * @param chatId the customer group of the chat it stands beside
 * @param answers what the member does when a page asks by JS: by the call's name, the fields it
 *     gives, or {@code cancel}
 * @param closedAt epoch while it is open
 */
public record ClientWindow(
        String id,
        String corpId,
        String userId,
        int agentId,
        String url,
        Device device,
        String entry,
        String externalUserId,
        String chatId,
        Map<String, JsonNode> answers,
        Instant openedAt,
        Instant closedAt) {

    /** All entries that the JS-SDK knows. */
    public static final Set<String> ENTRIES =
            Set.of(
                    "contact_profile",
                    "single_chat_tools",
                    "group_chat_tools",
                    "chat_attachment",
                    "single_kf_tools",
                    "chain_single_chat_tools",
                    "chain_group_chat_tools",
                    "internal_group_chat_board",
                    "normal");

    static ClientWindow of(String id, Instant openedAt) {
        return new ClientWindow(
                id,
                "",
                "",
                0,
                "",
                Device.DESKTOP,
                "normal",
                "",
                "",
                Map.of(),
                openedAt,
                Instant.EPOCH);
    }

    public boolean closed() {
        return closedAt.isAfter(Instant.EPOCH);
    }

    /** The app it was opened from. */
    public Optional<App> app(World world) {
        return world.apps.get(Table.key(corpId, agentId));
    }
}
