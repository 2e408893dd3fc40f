package com.wecombridge.wecomsim.media;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.Quota;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.store.Blobs;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Digests;
import com.wecombridge.wecomsim.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** Pictures with an address that lasts; a thousand a day, three thousand a month. */
@SeenInDocs("90256")
final class LastingPictures {

    private static final int MEGABYTES = 2;
    private static final long A_DAY = 1000;
    private static final long A_MONTH = 3000;

    private final World world;
    private final Table<Picture> pictures;
    private final Blobs contents;

    LastingPictures(World world) {
        this.world = world;
        this.pictures = world.table("pictures", Picture.class);
        this.contents = world.blobs("pictureContents");
    }

    Endpoint endpoint() {
        return Endpoint.post("media/uploadimg", Credential.CORP, this::upload)
                .limited(Quota.perCorp(1000, Duration.ofDays(1)))
                .limited(Quota.perCorp(3000, Duration.ofDays(30)));
    }

    void open(RoutesConfig routes) {
        routes.get("/wwpic/{id}", this::show);
    }

    private ObjectNode upload(Call call, Caller caller) {
        var content = call.file(44001).bytes();
        MediaKind.IMAGE.check(content, MEGABYTES);
        return world.change(() -> {
            if (since(caller.corpId(), Duration.ofDays(1)) >= A_DAY
                    || since(caller.corpId(), Duration.ofDays(30)) >= A_MONTH) {
                throw RefusalException.of(45009);
            }
            var id = Digests.letters(32, "picture", caller.corpId(), world.next("picture"));
            pictures.put(
                    Table.key(caller.corpId(), id),
                    new Picture(caller.corpId(), id, world.instant()));
            contents.put(id, content);
            return Json.object().put("url", call.request().base() + "/wwpic/" + id);
        });
    }

    private long since(String corpId, Duration window) {
        var from = world.instant().minus(window);
        return pictures.of(corpId).filter(picture -> picture.at().isAfter(from)).count();
    }

    private void show(Context context) {
        contents.get(context.pathParam("id"))
                .ifPresentOrElse(
                        content ->
                                context.contentType(
                                                content[0] == (byte) 0x89
                                                        ? "image/png"
                                                        : "image/jpeg")
                                        .result(content),
                        () -> context.status(404).result("no such picture"));
    }

    record Picture(String corpId, String id, Instant at) {}
}
