package com.wecombridge.benchmarks;

import java.util.concurrent.Callable;

/**
 * One way of doing a thing.
 *
 * @param run does it once, for as long as a run lasts, and says what it cost
 */
public record Arm(String name, Callable<Sample> run) {}
