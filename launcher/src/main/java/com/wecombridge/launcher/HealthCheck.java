package com.wecombridge.launcher;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.springframework.web.reactive.function.client.WebClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Asks each address again and again, until it answers well. */
@Command(name = "health", description = "Whether every address answers 200 within a minute.")
final class HealthCheck implements Callable<Integer> {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    @Spec private CommandSpec spec = CommandSpec.create();

    private final WebClient web = WebClient.create();

    @Override
    public Integer call() {
        var urls = SmallContext.settings("SELFTEST_URLS").apply("SELFTEST_URLS").split(",", -1);
        Flux.fromArray(urls).map(URI::create).flatMap(this::isWell).then().block();
        spec.commandLine().getOut().println(urls.length + " addresses answered 200");
        return 0;
    }

    private Mono<Void> isWell(URI url) {
        return web.get()
                .uri(url)
                .retrieve()
                .toBodilessEntity()
                .timeout(LONGEST_ANSWER)
                .retryWhen(
                        Retry.fixedDelay(Long.MAX_VALUE, SelfTest.BETWEEN_QUESTIONS)
                                .doBeforeRetry(retry ->
                                        spec.commandLine()
                                                .getOut()
                                                .println(
                                                        url + ": " + retry.failure().getMessage())))
                .timeout(SelfTest.PATIENCE)
                .onErrorMap(_ ->
                        new ErrandException(
                                url
                                        + " did not answer 200 within "
                                        + SelfTest.PATIENCE.toSeconds()
                                        + " s"))
                .then();
    }
}
