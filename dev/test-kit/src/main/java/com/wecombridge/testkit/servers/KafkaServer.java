package com.wecombridge.testkit.servers;

/**
 * A broker that runs.
 *
 * @param advertised the port on this machine that its second listener names, though nobody listens
 *     there
 * @param host where the second listener is
 * @param port where the second listener is
 */
public record KafkaServer(String bootstrapServers, int advertised, String host, int port) {}
