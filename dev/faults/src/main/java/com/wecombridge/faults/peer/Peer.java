package com.wecombridge.faults.peer;

import com.wecombridge.faults.load.Company;
import com.wecombridge.faults.rig.Rig;
import com.wecombridge.local.part.Part;
import com.wecombridge.local.part.Part.StopSignal;
import com.wecombridge.local.state.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One of the two peers, on the PostgreSQL of the system under test, in a database of its own.
 *
 * @param name of its process and its database
 */
public record Peer(String name, int port, Map<String, String> database) {

    private static final String JAR = "dev/peer/target/peer-0.1.0-SNAPSHOT-exec.jar";
    private static final String HEAP = "256m";

    /** About a call to WeCom: whoever handles a callback reads again what changed. */
    private static final String HANDLER_TIME = "50ms";

    /** How much it promises: {@code PEER_MODE}. */
    public enum Mode {
        /** As the library's documentation shows it. */
        ASYNC,
        /** With one insert before the answer. */
        DURABLE
    }

    /** Starts it beside the system. */
    public static Peer start(Rig rig, Mode mode) {
        String name = "peer_" + mode.name().toLowerCase(java.util.Locale.ROOT);
        var peer = new Peer(name, Ports.freeNumbers(1).getFirst(), rig.database(name));
        rig.host(peer.part(rig, mode));
        return peer;
    }

    private Part part(Rig rig, Mode mode) {
        return new Part(
                name,
                List.of(),
                "localhost:" + port,
                this::isReady,
                () -> rig.program(name, JAR, HEAP, settings(mode)),
                StopSignal.TERM);
    }

    private Map<String, String> settings(Mode mode) {
        return Map.of(
                "PEER_HANDLER_TIME", HANDLER_TIME,
                "PORT", Integer.toString(port),
                "PEER_MODE", mode.name().toLowerCase(java.util.Locale.ROOT),
                "DATABASE_URL", setting("DATABASE_URL"),
                "DATABASE_USERNAME", setting("DATABASE_OWNER_USERNAME"),
                "DATABASE_PASSWORD", setting("DATABASE_OWNER_PASSWORD"),
                "WECOM_CORP_ID", Company.CORP,
                "WECOM_TOKEN", Company.TOKEN,
                "WECOM_ENCODING_AES_KEY", Company.AES_KEY);
    }

    String setting(String name) {
        return Objects.requireNonNull(database.get(name));
    }

    public URI callbacks() {
        return URI.create("http://localhost:" + port + "/callback");
    }

    private boolean isReady() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), 1_000);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
