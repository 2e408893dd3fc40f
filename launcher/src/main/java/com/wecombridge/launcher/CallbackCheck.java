package com.wecombridge.launcher;

import com.wecombridge.wecom.callback.CallbackCipher;
import com.wecombridge.wecom.callback.CallbackKey;
import com.wecombridge.wecom.callback.EncryptedCallback;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.UriComponentsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks as WeCom does when somebody saves the address in its console; nothing is stored. */
@Command(name = "callback", description = "Whether a suite's callback address proves itself.")
final class CallbackCheck implements Callable<Integer> {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var settings =
                SmallContext.settings(
                        "SELFTEST_URLS",
                        "WECOM_PROVIDER_CORP_ID",
                        "WECOM_SUITE_TOKEN",
                        "WECOM_SUITE_ENCODING_AES_KEY");
        var url = URI.create(settings.apply("SELFTEST_URLS"));
        var word = UUID.randomUUID().toString();
        var answer = ask(url, sealed(word, settings));
        if (!word.equals(answer)) {
            throw new ErrandException(url + " answered, but not what it was asked for");
        }
        spec.commandLine().getOut().println(url + " proved itself");
        return 0;
    }

    private static EncryptedCallback sealed(String word, Function<String, String> settings) {
        var key =
                CallbackKey.of(
                        settings.apply("WECOM_SUITE_TOKEN"),
                        settings.apply("WECOM_SUITE_ENCODING_AES_KEY"));
        var provider = settings.apply("WECOM_PROVIDER_CORP_ID");
        var now = Long.toString(Instant.now().getEpochSecond());
        return new CallbackCipher(key)
                .close(word, provider, now, UUID.randomUUID().toString().replace("-", ""));
    }

    private static String ask(URI url, EncryptedCallback echo) {
        var signature = echo.signature();
        var address =
                UriComponentsBuilder.fromUri(url)
                        .queryParam("msg_signature", "{signature}")
                        .queryParam("timestamp", "{timestamp}")
                        .queryParam("nonce", "{nonce}")
                        .queryParam("echostr", "{echo}")
                        .encode()
                        .buildAndExpand(
                                Map.of(
                                        "signature", signature.msgSignature(),
                                        "timestamp", signature.timestamp(),
                                        "nonce", signature.nonce(),
                                        "echo", echo.encrypted()))
                        .toUri();
        return Objects.requireNonNull(
                WebClient.create()
                        .get()
                        .uri(address)
                        .retrieve()
                        .bodyToMono(String.class)
                        .defaultIfEmpty("")
                        .timeout(LONGEST_ANSWER)
                        .block());
    }
}
