package com.wecombridge.crmsim;

import org.slf4j.LoggerFactory;

/** The simulator as a process, set up by its environment. */
public final class CrmSimulatorMain {

    private CrmSimulatorMain() {}

    public static void main(String[] args) {
        quietLibraries();
        var simulator = CrmSimulator.start(SimulatorSettings.of(System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "closing"));
        LoggerFactory.getLogger(CrmSimulatorMain.class)
                .info("CRM simulator (CRM 模拟器): {}", simulator.baseUri());
    }

    /** Before the first logger: settings in a file would also hold for tests that embed us. */
    private static void quietLibraries() {
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
        System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        System.setProperty("org.slf4j.simpleLogger.log.org.apache.kafka", "error");
        System.setProperty("org.slf4j.simpleLogger.log.org.eclipse.jetty", "warn");
        System.setProperty("org.slf4j.simpleLogger.log.io.javalin", "warn");
    }
}
