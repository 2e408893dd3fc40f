package com.wecombridge.wecomsim;

import java.util.concurrent.CountDownLatch;

/** Runs the simulator as a process, with its settings from the environment. */
public final class SimulatorMain {

    private SimulatorMain() {}

    /** Starts, and stays until the process is asked to end. */
    public static void main(String[] arguments) throws InterruptedException {
        var settings = SimulatorSettings.from(System.getenv());
        var simulator = WeComSimulator.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "shutdown"));
        System.out.println("WeCom simulator: " + simulator.apiBaseUrl());
        new CountDownLatch(1).await();
    }
}
