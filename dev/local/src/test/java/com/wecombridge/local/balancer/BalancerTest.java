package com.wecombridge.local.balancer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BalancerTest {

    @Test
    void givesEachReplicaItsTurn() throws IOException {
        try (var one = Named.as("a");
                var other = Named.as("b");
                var balancer = Balancer.before(0, List.of(one.port(), other.port()))) {
            assertThat(List.of(answer(balancer), answer(balancer), answer(balancer)))
                    .containsExactly("a: hello", "b: hello", "a: hello");
        }
    }

    @Test
    void passesByAReplicaThatIsAway() throws IOException {
        try (var there = Named.as("there");
                var balancer = Balancer.before(0, List.of(portOfNobody(), there.port()))) {
            assertThat(List.of(answer(balancer), answer(balancer))).containsOnly("there: hello");
        }
    }

    @Test
    void bringsTheAnswerOfAReplicaThatHearsNoMore() throws IOException {
        try (var refusing = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var balancer = Balancer.before(0, List.of(refusing.getLocalPort()))) {
            Thread.ofVirtual().start(() -> refuseUnheard(refusing));
            for (int time = 0; time < 20; time++) {
                assertThat(answerToMuch(balancer)).isEqualTo("too large");
            }
        }
    }

    private static void refuseUnheard(ServerSocket door) {
        while (!door.isClosed()) {
            try (var caller = door.accept()) {
                caller.getInputStream().readNBytes(10);
                caller.getOutputStream().write("too large".getBytes(US_ASCII));
            } catch (IOException _) {
                // closed
            }
        }
    }

    private static String answerToMuch(Balancer balancer) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), balancer.port())) {
            var sending = Thread.ofVirtual().start(() -> sendMuch(socket));
            var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            sending.interrupt();
            return answer;
        }
    }

    private static void sendMuch(Socket socket) {
        try {
            socket.getOutputStream().write(new byte[1_000_000]);
        } catch (IOException _) {
            // nobody hears it any more
        }
    }

    @Test
    void endsTheConnectionIfNobodyIsThere() throws IOException {
        try (var balancer = Balancer.before(0, List.of(portOfNobody()))) {
            assertThat(answer(balancer)).isEmpty();
        }
    }

    /** A door that somebody waits at when it is closed may still let one caller in. */
    private static int portOfNobody() throws IOException {
        try (var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            return door.getLocalPort();
        }
    }

    private static String answer(Balancer balancer) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), balancer.port())) {
            socket.getOutputStream().write("hello".getBytes(US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        } catch (SocketException _) {
            return "";
        }
    }

    /** Says its name and what it heard. */
    private record Named(ServerSocket door) implements AutoCloseable {

        static Named as(String name) throws IOException {
            var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> answer(door, name + ": "));
            return new Named(door);
        }

        private static void answer(ServerSocket door, String name) {
            while (!door.isClosed()) {
                try (var caller = door.accept()) {
                    var heard = caller.getInputStream().readAllBytes();
                    caller.getOutputStream().write(name.getBytes(US_ASCII));
                    caller.getOutputStream().write(heard);
                } catch (IOException _) {
                    // closed
                }
            }
        }

        int port() {
            return door.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
