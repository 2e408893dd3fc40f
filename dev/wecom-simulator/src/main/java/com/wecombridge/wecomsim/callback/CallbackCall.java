package com.wecombridge.wecomsim.callback;

import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.world.CallbackAddress;
import com.wecombridge.wecomsim.world.Delivery;
import com.wecombridge.wecomsim.world.Delivery.Attempt;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP call to a callback address, encrypted anew each time: new timestamp, nonce and random
 * bytes around the same plaintext (90930).
 */
@SeenInDocs({"90930", "91116"})
public final class CallbackCall implements AutoCloseable {

    /** The outcome of an attempt that the receiver took. */
    public static final String TAKEN = "taken";

    private static final Duration CHECK_LIMIT = Duration.ofSeconds(1);
    private static final int KEPT_ANSWER = 500;

    /** A passive reply is kept whole. */
    private static final int LONGEST_REPLY = 100_000;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    /** The clock is the real one: a receiver compares the timestamp with its own. */
    public CallbackCall(Clock clock) {
        this.clock = clock;
    }

    /** Posts the callback once. */
    Attempt post(Delivery delivery) {
        var crypto = new CallbackCrypto(delivery.token(), delivery.aesKey());
        return post(delivery, crypto, crypto, UnaryOperator.identity());
    }

    /** Posts it signed as it should be, with another body than the signed one. */
    Attempt postSpoilt(Delivery delivery, UnaryOperator<String> spoil) {
        var crypto = new CallbackCrypto(delivery.token(), delivery.aesKey());
        return post(delivery, crypto, crypto, spoil);
    }

    /** Posts it with a signature that another token made. */
    Attempt postForged(Delivery delivery) {
        var crypto = new CallbackCrypto(delivery.token(), delivery.aesKey());
        var forger = new CallbackCrypto(delivery.token() + "Forged", delivery.aesKey());
        return post(delivery, crypto, forger, UnaryOperator.identity());
    }

    /** An attempt whose outcome WeCom never learnt. */
    Attempt lost(String why) {
        return new Attempt(clock.instant(), nonce(), why, 0, "", 0);
    }

    private Attempt post(
            Delivery delivery,
            CallbackCrypto crypto,
            CallbackCrypto signer,
            UnaryOperator<String> spoil) {
        var encrypted = crypto.encrypt(delivery.plaintext(), delivery.receiveId(), random16());
        var nonce = nonce();
        var body = spoil.apply(envelope(delivery, encrypted));
        var request =
                HttpRequest.newBuilder(
                                address(delivery.url(), new Wrapped(signer, nonce, encrypted), ""))
                        .header("Content-Type", "text/xml; charset=utf-8")
                        .header("User-Agent", "Mozilla/4.0")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        var answer = send(request, delivery.timeLimit());
        return new Attempt(
                clock.instant().minusMillis(answer.tookMillis()),
                nonce,
                judge(answer, delivery.successRequired()),
                answer.status(),
                answer.body(),
                answer.tookMillis());
    }

    /**
     * Asks the address to decrypt a text, as WeCom does when it is saved; {@code verified} or the
     * reason.
     */
    public String verify(CallbackAddress address, String receiveId) {
        var crypto = new CallbackCrypto(address.token(), address.aesKey());
        var echo = Long.toString(random.nextLong(1_000_000_000_000_000L, Long.MAX_VALUE));
        var encrypted = crypto.encrypt(echo, receiveId, random16());
        var uri = address(address.url(), new Wrapped(crypto, nonce(), encrypted), encrypted);
        var answer = send(HttpRequest.newBuilder(uri).GET().build(), CHECK_LIMIT);
        if (answer.status() == 200 && answer.body().equals(echo)) {
            return "verified";
        }
        return answer.status() == 200
                ? "answered something else than the decrypted text"
                : answer.trouble();
    }

    private Answer send(HttpRequest request, Duration limit) {
        var started = System.nanoTime();
        var future = http.sendAsync(request, BodyHandlers.ofString());
        try {
            HttpResponse<String> response = future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), kept(response.body()), "", since(started));
        } catch (TimeoutException _) {
            future.cancel(true);
            return new Answer(
                    0, "", "no answer within " + limit.toMillis() + " ms", since(started));
        } catch (ExecutionException e) {
            return new Answer(0, "", notReached(e.getCause()), since(started));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer(0, "", "interrupted", since(started));
        }
    }

    /** In words: nobody listening is told apart from a connection that broke. */
    private static String notReached(@Nullable Throwable cause) {
        return cause instanceof ConnectException
                ? "nobody listens there"
                : "the connection broke: " + cause;
    }

    private static String judge(Answer answer, boolean successRequired) {
        if (answer.status() == 0) {
            return answer.trouble();
        }
        if (answer.status() != 200) {
            return "status " + answer.status();
        }
        return successRequired && !answer.body().equals("success")
                ? "the body is not \"success\""
                : TAKEN;
    }

    /** An encrypted text, and what it is signed with. */
    private record Wrapped(CallbackCrypto crypto, String nonce, String encrypted) {

        String signature(String timestamp) {
            return crypto.sign(timestamp, nonce, encrypted);
        }
    }

    private URI address(String url, Wrapped wrapped, String echo) {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var query = new LinkedHashMap<String, String>();
        query.put("msg_signature", wrapped.signature(timestamp));
        query.put("timestamp", timestamp);
        query.put("nonce", wrapped.nonce());
        if (!echo.isEmpty()) {
            query.put("echostr", URLEncoder.encode(echo, StandardCharsets.UTF_8));
        }
        var text = new StringBuilder(url).append(url.contains("?") ? '&' : '?');
        query.forEach((name, value) -> text.append(name).append('=').append(value).append('&'));
        text.setLength(text.length() - 1);
        return URI.create(text.toString());
    }

    private static String envelope(Delivery delivery, String encrypted) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("ToUserName", delivery.toUserName());
        fields.put("AgentID", delivery.agentId() == 0 ? "" : Integer.toString(delivery.agentId()));
        fields.put("Encrypt", encrypted);
        return CallbackXml.write(fields);
    }

    private byte[] random16() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return bytes;
    }

    private String nonce() {
        return Long.toString(random.nextLong(1_000_000_000L, 10_000_000_000L));
    }

    private static String kept(String body) {
        var reply = body.startsWith("<xml") && body.length() <= LONGEST_REPLY;
        return reply || body.length() <= KEPT_ANSWER ? body : body.substring(0, KEPT_ANSWER);
    }

    private static long since(long started) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private record Answer(int status, String body, String trouble, long tookMillis) {

        @Override
        public String trouble() {
            return status == 0 ? trouble : "status " + status;
        }
    }
}
