package com.wecombridge.gateway.inbound.callback;

import com.wecombridge.wecom.callback.CallbackEnvelope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * Reads the outer XML of a callback: counted while it streams in, and never more of it held than
 * the limit.
 */
final class CallbackBody {

    static final int LARGEST = 256 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private CallbackBody() {}

    /** Fails with {@link RefusedBodyException} where there is nothing that could be authentic. */
    static Mono<CallbackEnvelope> read(ServerRequest request) {
        var headers = request.headers().asHttpHeaders();
        if (headers.getContentLength() > LARGEST) {
            return refuse(Outcome.TOO_LARGE);
        }
        if (!headers.getOrDefault(HttpHeaders.CONTENT_ENCODING, List.of()).isEmpty()) {
            return refuse(Outcome.UNSUPPORTED);
        }
        return DataBufferUtils.join(request.exchange().getRequest().getBody(), LARGEST)
                .map(CallbackBody::bytes)
                .defaultIfEmpty(new byte[0])
                .timeout(PATIENCE)
                .onErrorMap(CallbackBody::refusal)
                .flatMap(body -> envelope(body, headers));
    }

    private static Mono<CallbackEnvelope> envelope(byte[] body, HttpHeaders headers) {
        return CallbackEnvelope.read(body)
                .map(Mono::just)
                .orElseGet(
                        () -> refuse(saysXml(headers) ? Outcome.MALFORMED : Outcome.UNSUPPORTED));
    }

    private static Throwable refusal(Throwable failure) {
        return switch (failure) {
            case DataBufferLimitException _ -> new RefusedBodyException(Outcome.TOO_LARGE);
            case TimeoutException _ -> new RefusedBodyException(Outcome.TOO_SLOW);
            default -> new RefusedBodyException(Outcome.MALFORMED);
        };
    }

    private static <T> Mono<T> refuse(Outcome outcome) {
        return Mono.error(new RefusedBodyException(outcome));
    }

    private static boolean saysXml(HttpHeaders headers) {
        try {
            var type = headers.getContentType();
            return type != null
                    && (type.equalsTypeAndSubtype(MediaType.TEXT_XML)
                            || type.equalsTypeAndSubtype(MediaType.APPLICATION_XML));
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
