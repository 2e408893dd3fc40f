package com.wecombridge.wecomsim.media;

import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A kind of media with its limits, and what breaking them answers. */
@SeenInDocs({"90253", "90313"})
enum MediaKind {
    IMAGE(10, 40009, 40123),
    VOICE(2, 45001, 40004),
    VIDEO(10, 40011, 40004),
    FILE(20, 45001, 0);

    private static final int SMALLEST = 5;
    private static final int MEGABYTE = 1024 * 1024;

    private final int megabytes;
    private final int tooLarge;
    private final int wrongFormat;

    MediaKind(int megabytes, int tooLarge, int wrongFormat) {
        this.megabytes = megabytes;
        this.tooLarge = tooLarge;
        this.wrongFormat = wrongFormat;
    }

    static MediaKind named(String type) {
        return switch (type) {
            case "image" -> IMAGE;
            case "voice" -> VOICE;
            case "video" -> VIDEO;
            case "file" -> FILE;
            default -> throw RefusalException.of(40005);
        };
    }

    /** Refuses what is too small, too large or not what it says. */
    void check(byte[] content) {
        check(content, megabytes);
    }

    void check(byte[] content, int mostMegabytes) {
        if (content.length == 0) {
            throw RefusalException.of(44001);
        }
        if (content.length <= SMALLEST) {
            throw RefusalException.of(40006);
        }
        if (content.length > mostMegabytes * MEGABYTE) {
            throw RefusalException.of(tooLarge);
        }
        if (!fits(content)) {
            throw RefusalException.of(wrongFormat);
        }
    }

    private boolean fits(byte[] content) {
        return switch (this) {
            case IMAGE -> startsWith(content, 0, "ffd8ff") || startsWith(content, 0, "89504e47");
            case VOICE -> startsWith(content, 0, hex("#!AMR"));
            case VIDEO -> startsWith(content, 4, hex("ftyp"));
            case FILE -> true;
        };
    }

    private static String hex(String ascii) {
        return HexFormat.of().formatHex(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean startsWith(byte[] content, int at, String hex) {
        var wanted = HexFormat.of().parseHex(hex);
        if (content.length < at + wanted.length) {
            return false;
        }
        for (var i = 0; i < wanted.length; i++) {
            if (content[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
