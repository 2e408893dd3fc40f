package com.wecombridge.faultproxy.protocol;

import com.wecombridge.faultproxy.protocol.Protocol.Dialogue;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Kafka: four bytes of length, then a request's API key, version and correlation id, or a
 * response's correlation id. Source: Kafka protocol guide, "Common request and response structure".
 */
final class KafkaFraming {

    private static final int LENGTH = Integer.BYTES;
    private static final int REQUEST_HEAD = LENGTH + 2 * Short.BYTES + Integer.BYTES;
    private static final int RESPONSE_HEAD = LENGTH + Integer.BYTES;

    private KafkaFraming() {}

    static Dialogue dialogue() {
        return new Dialogue(KafkaFraming::request, KafkaFraming::response);
    }

    private static Optional<Section> request(ByteBuffer bytes) {
        if (bytes.remaining() < REQUEST_HEAD) {
            return Optional.empty();
        }
        return Optional.of(
                message(
                        bytes,
                        title(bytes.getShort(LENGTH)),
                        bytes.getInt(LENGTH + 2 * Short.BYTES)));
    }

    private static Optional<Section> response(ByteBuffer bytes) {
        if (bytes.remaining() < RESPONSE_HEAD) {
            return Optional.empty();
        }
        return Optional.of(message(bytes, "Response", bytes.getInt(LENGTH)));
    }

    private static Section message(ByteBuffer bytes, String title, int correlationId) {
        int length = bytes.getInt(0);
        return length < Integer.BYTES
                ? Section.unknown()
                : Section.whole((long) LENGTH + length, title, correlationId);
    }

    private static String title(short apiKey) {
        return switch (apiKey) {
            case 0 -> "Produce";
            case 1 -> "Fetch";
            case 3 -> "Metadata";
            case 8 -> "OffsetCommit";
            case 12 -> "Heartbeat";
            case 22 -> "InitProducerId";
            case 26 -> "EndTxn";
            case 28 -> "TxnOffsetCommit";
            default -> "Api-" + apiKey;
        };
    }
}
