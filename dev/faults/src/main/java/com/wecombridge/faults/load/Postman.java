package com.wecombridge.faults.load;

import com.wecombridge.faults.ledger.Sent.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;

/**
 * Carries callbacks as WeCom does: encrypted, five seconds of patience, three attempts, each with
 * random bytes, nonce and time of its own. For many threads at once.
 */
public final class Postman {

    private static final int ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Supplier<List<URI>> addresses;
    private final AtomicInteger turn = new AtomicInteger();
    private final String token;
    private final String aesKey;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();

    /**
     * To the callback address of whoever is tried; where there are several, to each in turn.
     *
     * @param addresses as they are at this moment
     */
    public Postman(Supplier<List<URI>> addresses, String token, String aesKey) {
        this.addresses = addresses;
        this.token = token;
        this.aesKey = aesKey;
    }

    public Answer carry(Callback callback) throws InterruptedException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            if (isTaken(callback)) {
                return Answer.ACKNOWLEDGED;
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
        }
        return isTaken(callback) ? Answer.ACKNOWLEDGED : Answer.GIVEN_UP;
    }

    private boolean isTaken(Callback callback) throws InterruptedException {
        try {
            return client.send(letter(callback), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false; // no answer is as good as a refusal: WeCom tries again
        }
    }

    private URI next() {
        var all = addresses.get();
        return all.get(Math.floorMod(turn.getAndIncrement(), all.size()));
    }

    private HttpRequest letter(Callback callback) {
        var nonce = UUID.randomUUID().toString().substring(0, 16);
        var timestamp = Long.toString(Instant.now().getEpochSecond());
        var sealed = new WxCryptUtil(token, aesKey, Company.CORP).encrypt(nonce, callback.text());
        var signature = SHA1.gen(token, timestamp, nonce, sealed);
        var query =
                "?msg_signature=%s&timestamp=%s&nonce=%s".formatted(signature, timestamp, nonce);
        var body =
                "<xml><ToUserName><![CDATA[%s]]></ToUserName><AgentID><![CDATA[%s]]></AgentID><Encrypt><![CDATA[%s]]></Encrypt></xml>"
                        .formatted(Company.CORP, Company.APP, sealed);
        return HttpRequest.newBuilder(URI.create(next() + query))
                .timeout(PATIENCE)
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
