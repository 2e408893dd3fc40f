package com.wecombridge.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.utility.DockerImageName;

class ChoiceTest {

    private static final DockerImageName IMAGE = DockerImageName.parse("letters:18");

    private DockerDouble docker;

    @BeforeEach
    void open() throws IOException {
        docker = new DockerDouble();
        docker.has(Images.RYUK);
    }

    @AfterEach
    void close() {
        docker.close();
    }

    @Test
    void aContainerWhereDockerHasTheImage() {
        docker.has("letters:18");

        var choice = automatically(reachable(docker.address()));

        assertThat(choice.container()).isTrue();
        assertThat(choice.why())
                .isEqualTo("Docker at %s answers and has letters:18", docker.address());
        assertThat(docker.asked()).doesNotContain("POST /images/create");
    }

    @Test
    void aContainerWhereTheImageCanBePulled() {
        docker.canPull("docker.io/letters");

        assertThat(automatically(reachable(docker.address())).container()).isTrue();
        assertThat(docker.asked()).anyMatch(question -> question.endsWith("/images/create"));
    }

    @Test
    void embeddedWhereTheImageIsAbsentAndCannotBePulled() {
        var choice = automatically(reachable(docker.address()));

        assertThat(choice.container()).isFalse();
        assertThat(choice.why())
                .startsWith("letters:18 is absent and cannot be pulled: ")
                .contains(DockerDouble.WHY_NOT);
    }

    @Test
    void embeddedWhereNobodyHasASocket(@TempDir Path folder) {
        var nowhere = URI.create("unix://" + folder.resolve("docker.sock"));

        assertThat(automatically(reachable(nowhere)))
                .isEqualTo(
                        new Choice(false, "Docker at " + nowhere + " does not answer within 1 s"));
    }

    /** A queue takes the connection, and nobody ever looks into it. */
    @Test
    @Timeout(30)
    void embeddedWhereTheSocketIsSilent(@TempDir Path folder) throws IOException {
        var socket = folder.resolve("docker.sock");
        try (var silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(socket));

            var choice = automatically(reachable(URI.create("unix://" + socket)));

            assertThat(choice.container()).isFalse();
            assertThat(choice.why()).endsWith("does not answer within 1 s");
        }
    }

    @Test
    void embeddedWhereDockerCannotBeAskedByHand() {
        var choice = automatically(reachable(URI.create("ssh://docker@localhost")));

        assertThat(choice.container()).isFalse();
    }

    @Test
    void embeddedInAContainerThatDoesNotReachTheOthers() {
        docker.has("letters:18");

        var choice = automatically(new Docker(docker.address(), false));

        assertThat(choice.container()).isFalse();
        assertThat(choice.why()).contains("TESTCONTAINERS_HOST_OVERRIDE");
    }

    @Test
    void aWishIsGrantedWithoutAQuestion() {
        var present = reachable(docker.address());

        assertThat(Choice.between(Wish.of("embedded"), present, IMAGE))
                .isEqualTo(new Choice(false, "testkit.servers=embedded"));
        assertThat(Choice.between(Wish.of("containers"), present, IMAGE))
                .isEqualTo(new Choice(true, "testkit.servers=containers"));
        assertThat(docker.asked()).isEmpty();
    }

    @Test
    void aWishThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> Wish.of("docker"))
                .hasMessage("testkit.servers is auto, embedded or containers, not docker");
    }

    private static Docker reachable(URI address) {
        return new Docker(address, true);
    }

    private static Choice automatically(Docker docker) {
        return Choice.between(Wish.of("auto"), docker, IMAGE);
    }
}
