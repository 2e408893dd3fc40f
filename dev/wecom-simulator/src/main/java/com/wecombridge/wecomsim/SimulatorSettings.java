package com.wecombridge.wecomsim;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a simulator runs.
 *
 * @param port 0 for any free one
 * @param proxyPort 0 for no reverse proxy
 * @param gateway what the reverse proxy stands in front of
 * @param stateFolder where the state file lies; without one everything is forgotten
 * @param ticketPeriod how often every suite gets a ticket
 * @param ticketRetry when to send again after a ticket that nobody took; zero for only with the
 *     next period
 * @param retrySpacing pause between the attempts of a callback
 */
public record SimulatorSettings(
        int port,
        int proxyPort,
        URI gateway,
        Optional<Path> stateFolder,
        Duration ticketPeriod,
        Duration ticketRetry,
        Duration retrySpacing) {

    private static final URI LOCAL_GATEWAY = URI.create("http://localhost:8080");

    /** For tests: any free port, nothing kept, callbacks repeated quickly. */
    public static SimulatorSettings inMemory() {
        return new SimulatorSettings(
                0,
                0,
                LOCAL_GATEWAY,
                Optional.empty(),
                Duration.ofMinutes(10),
                Duration.ZERO,
                Duration.ofMillis(200));
    }

    /** As {@link #inMemory()}, but remembered in the folder. */
    public static SimulatorSettings keptIn(Path folder) {
        var settings = inMemory();
        return new SimulatorSettings(
                settings.port,
                settings.proxyPort,
                settings.gateway,
                Optional.of(folder),
                settings.ticketPeriod,
                settings.ticketRetry,
                settings.retrySpacing);
    }

    /** For a process. */
    static SimulatorSettings from(Map<String, String> environment) {
        return new SimulatorSettings(
                Integer.parseInt(environment.getOrDefault("SERVER_PORT", "9100")),
                Integer.parseInt(environment.getOrDefault("PROXY_PORT", "9101")),
                URI.create(environment.getOrDefault("GATEWAY_URI", LOCAL_GATEWAY.toString())),
                Optional.ofNullable(environment.get("STATE_DIR")).map(Path::of),
                duration(environment, "SUITE_TICKET_PERIOD", "PT10M"),
                duration(environment, "SUITE_TICKET_RETRY", "PT0S"),
                duration(environment, "CALLBACK_RETRY_SPACING", "PT1S"));
    }

    public SimulatorSettings withPort(int newPort) {
        return new SimulatorSettings(
                newPort, proxyPort, gateway, stateFolder, ticketPeriod, ticketRetry, retrySpacing);
    }

    /** A reverse proxy on the port in front of the gateway. */
    public SimulatorSettings withProxy(int newPort, URI newGateway) {
        return new SimulatorSettings(
                port, newPort, newGateway, stateFolder, ticketPeriod, ticketRetry, retrySpacing);
    }

    public SimulatorSettings withSuiteTicketPeriod(Duration period) {
        return new SimulatorSettings(
                port, proxyPort, gateway, stateFolder, period, ticketRetry, retrySpacing);
    }

    public SimulatorSettings withRetrySpacing(Duration spacing) {
        return new SimulatorSettings(
                port, proxyPort, gateway, stateFolder, ticketPeriod, ticketRetry, spacing);
    }

    private static Duration duration(
            Map<String, String> environment, String name, String otherwise) {
        return Duration.parse(environment.getOrDefault(name, otherwise));
    }
}
