package com.wecombridge.wecomsim.media;

import com.wecombridge.wecomsim.api.FileContent;
import com.wecombridge.wecomsim.store.Blobs;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Digests;
import com.wecombridge.wecomsim.world.World;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The media of all corps, and the pictures with a lasting address. */
public final class MediaBook {

    private final World world;
    private final Table<Medium> media;
    private final Blobs contents;

    public MediaBook(World world) {
        this.world = world;
        this.media = world.table("media", Medium.class);
        this.contents = world.blobs("mediaContents");
    }

    /** The medium, while it lives and if it is the corp's. */
    public Optional<Medium> live(String corpId, String mediaId) {
        return media.get(mediaId)
                .filter(medium -> medium.corpId().equals(corpId))
                .filter(medium -> !medium.expired(world.instant()));
    }

    /** The file behind a media id of any corp, while it lives. */
    public Optional<FileContent> file(String mediaId) {
        return media.get(mediaId)
                .filter(medium -> !medium.expired(world.instant()))
                .flatMap(medium ->
                        content(medium)
                                .map(bytes ->
                                        new FileContent(
                                                medium.name(), medium.contentType(), bytes)));
    }

    Optional<byte[]> content(Medium medium) {
        return contents.get(medium.mediaId());
    }

    /** Keeps a file for three days. */
    public Medium keep(String corpId, String type, FileContent file) {
        return world.change(() -> {
            var number = world.next("medium");
            var medium =
                    new Medium(
                            corpId,
                            "3" + Digests.letters(39, "media", corpId, number),
                            type,
                            file.name(),
                            contentType(type, file),
                            file.size(),
                            md5(file.bytes()),
                            world.instant());
            media.put(medium.mediaId(), medium);
            contents.put(medium.mediaId(), file.bytes());
            return medium;
        });
    }

    private static String contentType(String type, FileContent file) {
        var lower = file.name().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "image" -> lower.endsWith(".png") ? "image/png" : "image/jpeg";
            case "voice" -> "audio/amr";
            case "video" -> "video/mp4";
            default -> "application/octet-stream";
        };
    }

    /** Forgets what has expired. */
    void forgetExpired() {
        var now = world.instant();
        if (media.all().noneMatch(medium -> medium.expired(now))) {
            return;
        }
        world.change(() ->
                media.all()
                        .filter(medium -> medium.expired(now))
                        .toList()
                        .forEach(medium -> {
                            media.remove(medium.mediaId());
                            contents.remove(medium.mediaId());
                        }));
    }

    Stream<Medium> all() {
        return media.all();
    }

    static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
