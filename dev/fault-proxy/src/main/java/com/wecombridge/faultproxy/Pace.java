package com.wecombridge.faultproxy;

import com.wecombridge.faultproxy.Kind.Bandwidth;
import com.wecombridge.faultproxy.Kind.Slicer;
import java.time.Duration;
import java.util.List;

/** How large a piece may be, and how long to wait after it. */
record Pace(int piece, double nanosPerByte, long nanosPerPiece) {

    private static final int PIECES_PER_SECOND = 20;

    static Pace of(List<Slicer> slicers, List<Bandwidth> bandwidths) {
        int piece = Integer.MAX_VALUE;
        long pause = 0;
        for (var slicer : slicers) {
            piece = Math.min(piece, slicer.bytes());
            pause += slicer.pause().toNanos();
        }
        double perByte = 0;
        for (var bandwidth : bandwidths) {
            long most = Math.max(1, bandwidth.bytesPerSecond() / PIECES_PER_SECOND);
            piece = (int) Math.min(piece, most);
            perByte = Math.max(perByte, 1e9 / bandwidth.bytesPerSecond());
        }
        return new Pace(piece, perByte, pause);
    }

    Duration after(int bytes) {
        return Duration.ofNanos(nanosPerPiece + (long) (nanosPerByte * bytes));
    }
}
