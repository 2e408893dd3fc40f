package com.wecombridge.crmsim;

import com.wecombridge.crmsim.kafka.KafkaSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the simulator is told at its start.
 *
 * @param port 0 for any free one
 * @param folder where the state is kept; absent: in memory
 * @param baseUrl how a phone reaches it; absent: localhost and the port
 */
public record SimulatorSettings(
        int port, Optional<Path> folder, Optional<URI> baseUrl, KafkaSettings kafka) {

    private static final String GROUP = "crm-simulator";

    /** For a test: a free port, nothing kept, a consumer group of its own. */
    public static SimulatorSettings inMemory(String bootstrapServers) {
        return new SimulatorSettings(
                0,
                Optional.empty(),
                Optional.empty(),
                new KafkaSettings(bootstrapServers, GROUP + "-" + UUID.randomUUID()));
    }

    /** The same with a state that outlives the simulator. */
    public SimulatorSettings keptIn(Path stateFolder) {
        return new SimulatorSettings(port, Optional.of(stateFolder), baseUrl, kafka);
    }

    /** Reads the environment of a process. */
    public static SimulatorSettings of(Map<String, String> environment) {
        return new SimulatorSettings(
                Integer.parseInt(environment.getOrDefault("SERVER_PORT", "9200")),
                Optional.ofNullable(environment.get("STATE_DIR")).map(Path::of),
                Optional.ofNullable(environment.get("CRM_BASE_URL")).map(URI::create),
                new KafkaSettings(
                        environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:19092"),
                        environment.getOrDefault("KAFKA_GROUP", GROUP)));
    }
}
