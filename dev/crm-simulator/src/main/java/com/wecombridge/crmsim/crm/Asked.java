package com.wecombridge.crmsim.crm;

import com.wecombridge.crmsim.contract.CloudEvent;
import com.wecombridge.crmsim.contract.Command;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command as it arrived.
 *
 * @param body the data without {@code askedAt}, which belongs to the attempt and not to the wish
 */
public record Asked(String eventId, String type, ObjectNode body, Command command) {

    /**
     * Reads a command.
     *
     * @throws com.wecombridge.crmsim.contract.UnreadableRecordException if it cannot be answered
     */
    public static Asked of(CloudEvent event) {
        ObjectNode body = event.data().deepCopy();
        body.remove("askedAt");
        return new Asked(event.id(), event.type(), body, Command.of(event));
    }
}
