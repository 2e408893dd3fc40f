package com.wecombridge.testkit.servers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * The images of a Docker that answers. Each is pulled once if it is absent; Testcontainers would
 * try again for minutes where no registry can be reached.
 */
final class Images {

    /** Removes what a killed JVM left; Testcontainers starts it before anything else. */
    static final String RYUK = "testcontainers/ryuk:0.14.0";

    private static final Duration PULL = Duration.ofMinutes(2);

    private final URI address;

    Images(URI address) {
        this.address = address;
    }

    /** Names the first image that is not there and cannot be pulled. */
    Optional<String> firstMissing(DockerImageName image) {
        var images =
                Containers.removedByRyuk()
                        ? Stream.of(image, DockerImageName.parse(RYUK))
                        : Stream.of(image);
        try (var docker =
                DockerClientProviderStrategy.getClientForConfig(
                        TransportConfig.builder().dockerHost(address).build())) {
            return images.map(ImageNameSubstitutor.instance())
                    .flatMap(each -> whyAbsent(docker, each).stream())
                    .findFirst();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }

    private static Optional<String> whyAbsent(DockerClient docker, DockerImageName image) {
        var name = image.asCanonicalNameString();
        try {
            docker.inspectImageCmd(name).exec();
            return Optional.empty();
        } catch (NotFoundException _) {
            return pull(docker, image).map(why -> name + " is absent and cannot be pulled: " + why);
        } catch (RuntimeException refused) {
            return Optional.of("Docker does not say whether it has " + name + ": " + refused);
        }
    }

    private static Optional<String> pull(DockerClient docker, DockerImageName image) {
        try (var pull =
                docker.pullImageCmd(withRegistry(image))
                        .withTag(image.getVersionPart())
                        .exec(new PullImageResultCallback())) {
            return pull.awaitCompletion(PULL.toSeconds(), TimeUnit.SECONDS)
                    ? Optional.empty()
                    : Optional.of("not done after " + PULL);
        } catch (DockerException | IOException refused) {
            return Optional.of(String.valueOf(refused.getMessage()).strip());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /**
     * With the registry in its name, so that Testcontainers need not be asked for the usual one.
     */
    private static String withRegistry(DockerImageName image) {
        var name = image.getUnversionedPart();
        return image.getRegistry().isEmpty() ? "docker.io/" + name : name;
    }
}
