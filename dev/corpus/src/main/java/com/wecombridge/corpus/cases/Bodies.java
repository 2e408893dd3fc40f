package com.wecombridge.corpus.cases;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Bodies that are computed. */
final class Bodies {

    private static final int BOMB = 100 * 1024 * 1024;

    private Bodies() {}

    /** A hundred megabytes in a hundred kilobytes. */
    static byte[] gzipBomb() {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            var zeros = new byte[1024 * 1024];
            for (int done = 0; done < BOMB; done += zeros.length) {
                gzip.write(zeros);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    static byte[] around(String before, byte[] bytes, String behind) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(bytes);
        all.writeBytes(behind.getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }
}
