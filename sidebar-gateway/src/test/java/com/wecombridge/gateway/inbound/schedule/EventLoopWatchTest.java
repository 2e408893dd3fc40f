package com.wecombridge.gateway.inbound.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** F-06 of the fault matrix: an event loop is blocked. */
@ExtendWith(OutputCaptureExtension.class)
class EventLoopWatchTest {

    private final DefaultEventExecutorGroup loops = new DefaultEventExecutorGroup(2);
    private final EventLoopWatch watch = new EventLoopWatch(() -> loops);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @AfterEach
    void end() {
        mayGoOn.countDown();
        var _ = loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    @Test
    void namesTheCodeThatBlocksALoopOnce(CapturedOutput output) {
        watch.bindTo(meters);
        allAreHeard();
        loops.next().execute(this::somebodyBlocks);

        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> looked(output).contains("EventLoopWatchTest.somebodyBlocks"));
        assertThat(blockedSeconds()).isBetween(0.5, 5.0);

        watch.look();
        assertThat(output.getAll().split("an event loop is blocked", -1)).hasSize(2);
    }

    @Test
    void saysNothingOfLoopsThatWork(CapturedOutput output) {
        watch.bindTo(meters);
        await().during(Duration.ofMillis(700))
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !looked(output).contains("blocked"));
    }

    @Test
    void isSilentAgainWhenTheLoopGoesOn() {
        watch.bindTo(meters);
        allAreHeard();
        loops.next().execute(this::somebodyBlocks);
        await().until(() -> {
            watch.look();
            return blockedSeconds() > 0.1;
        });

        mayGoOn.countDown();

        await().until(() -> blockedSeconds() == 0);
    }

    private void allAreHeard() {
        watch.look();
        await().until(() -> blockedSeconds() == 0);
    }

    private String looked(CapturedOutput output) {
        watch.look();
        return output.getAll();
    }

    private double blockedSeconds() {
        return meters.get("gateway.event.loop.blocked").gauge().value();
    }

    private void somebodyBlocks() {
        try {
            mayGoOn.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
