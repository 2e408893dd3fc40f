package com.wecombridge.wecomsim.message;

import com.wecombridge.wecomsim.media.MediaBook;
import com.wecombridge.wecomsim.world.World;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whether the media that a message names were uploaded by the corp within three days (40007). */
final class MediaOfMessages {

    private static final List<String> FIELDS = List.of("media_id", "thumb_media_id");

    private final MediaBook media;

    MediaOfMessages(World world) {
        this.media = new MediaBook(world);
    }

    boolean allLive(String corpId, JsonNode body) {
        return FIELDS.stream()
                .flatMap(field -> body.findValues(field).stream())
                .map(id -> id.asString(""))
                .filter(id -> !id.isEmpty())
                .allMatch(id -> media.live(corpId, id).isPresent());
    }
}
