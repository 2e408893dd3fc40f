package com.wecombridge.wecom.calls;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.apache.http.entity.HttpEntityWrapper;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** An answer that ends, unpacked, before it fills our memory or disk. */
final class LimitedAnswer extends HttpEntityWrapper {
    /**
     * WeCom's largest file has 20 MB; so have the members of a department of some thirty thousand.
     */
    static final long LARGEST = 32L << 20;

    private @Nullable InputStream content;

    private LimitedAnswer(HttpEntity answer) {
        super(answer);
    }

    /** For the client's interceptors; the last of them, so that it counts what was unpacked. */
    static void limit(HttpResponse response, HttpContext context) {
        if (response.getEntity() != null) {
            response.setEntity(new LimitedAnswer(response.getEntity()));
        }
    }

    @Override
    public InputStream getContent() throws IOException {
        if (getContentLength() > LARGEST) {
            throw new TooLargeException();
        }
        if (content == null) {
            content = new Counted(super.getContent());
        }
        return content;
    }

    @Override
    public void writeTo(OutputStream target) throws IOException {
        try (var content = getContent()) {
            content.transferTo(target);
        }
    }

    private static final class Counted extends FilterInputStream {
        private long left = LARGEST;
        private boolean closed;

        Counted(InputStream answer) {
            super(answer);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = super.read(into, from, most);
            count(Math.max(0, read));
            return read;
        }

        @Override
        public long skip(long most) throws IOException {
            long skipped = super.skip(most);
            count(skipped);
            return skipped;
        }

        /**
         * The client would read the rest to use the connection again; there may be no end to it.
         */
        @Override
        public void close() throws IOException {
            if (left >= 0 && !closed) {
                closed = true;
                transferTo(OutputStream.nullOutputStream());
                super.close();
            }
        }

        private void count(long read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new TooLargeException();
            }
        }
    }

    /** Nobody knows what it says. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
