package com.wecombridge.testkit.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testcontainers.dockerclient.DockerClientConfigUtils;
import org.testcontainers.utility.DockerImageName;

/**
 * The Docker of this machine, asked by hand whether it is there: Testcontainers, which asks in many
 * ways and again, can take minutes to say no.
 */
final class Docker {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String PING =
            "GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n";
    private static final String OK = "HTTP/1.1 200";

    private final URI address;
    private final boolean reachesItsPorts;

    /**
     * @param reachesItsPorts whether this JVM can connect to what Docker publishes
     */
    Docker(URI address, boolean reachesItsPorts) {
        this.address = address;
        this.reachesItsPorts = reachesItsPorts;
    }

    static Docker ofThisMachine() {
        var host = System.getenv("DOCKER_HOST");
        return new Docker(
                URI.create(host == null ? "unix:///var/run/docker.sock" : host),
                !DockerClientConfigUtils.IN_A_CONTAINER
                        || System.getenv("TESTCONTAINERS_HOST_OVERRIDE") != null);
    }

    /** What keeps us from running the image; nothing if it can be run. */
    Optional<String> obstacle(DockerImageName image) {
        if (!answers()) {
            return Optional.of(this + " does not answer within " + PATIENCE.toSeconds() + " s");
        }
        if (!reachesItsPorts) {
            return Optional.of(
                    "this JVM is in a container, and TESTCONTAINERS_HOST_OVERRIDE does not say"
                            + " where others publish their ports");
        }
        return new Images(address).firstMissing(image);
    }

    private boolean answers() {
        return switch (address.getScheme()) {
            case "unix" -> answers(UnixDomainSocketAddress.of(address.getPath()));
            case "tcp", "http" ->
                    answers(new InetSocketAddress(address.getHost(), address.getPort()));
            case null, default -> false;
        };
    }

    /** The answer is awaited elsewhere; closing the channel ends that. */
    private static boolean answers(SocketAddress socket) {
        try (var channel = open(socket)) {
            return CompletableFuture.supplyAsync(() -> ping(channel, socket))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .equals(OK);
        } catch (IOException | ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static SocketChannel open(SocketAddress socket) throws IOException {
        return socket instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    private static String ping(SocketChannel channel, SocketAddress socket) {
        try {
            channel.connect(socket);
            channel.write(US_ASCII.encode(PING));
            var answer = ByteBuffer.allocate(OK.length());
            while (answer.hasRemaining() && channel.read(answer) >= 0) {}
            return US_ASCII.decode(answer.flip()).toString();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    @Override
    public String toString() {
        return "Docker at " + address;
    }
}
