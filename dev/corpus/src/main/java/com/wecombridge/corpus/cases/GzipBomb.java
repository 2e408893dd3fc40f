package com.wecombridge.corpus.cases;

import com.wecombridge.corpus.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** A hundred megabytes in a hundred kilobytes. */
public final class GzipBomb {

    private static final int MEGABYTE = 1024 * 1024;

    private GzipBomb() {}

    public static String asText() {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            for (int done = 0; done < 100; done++) {
                gzip.write(new byte[MEGABYTE]);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Bytes.asText(packed.toByteArray());
    }
}
