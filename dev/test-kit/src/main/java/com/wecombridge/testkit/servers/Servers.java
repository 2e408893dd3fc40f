package com.wecombridge.testkit.servers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.utility.DockerImageName;

/** Starts a server, of the kind that this machine can have. Each call starts another one. */
public final class Servers {

    private static final Logger LOG = LoggerFactory.getLogger(Servers.class);

    private Servers() {}

    /** A PostgreSQL that ends with the JVM, after Spring. */
    public static PostgresServer postgres() {
        return inContainer("PostgreSQL", PostgresSettings.IMAGE)
                ? ContainerPostgres.start()
                : EmbeddedPostgresServer.start();
    }

    /** A broker that ends with the JVM, after Spring. */
    public static KafkaServer kafka() {
        return inContainer("Kafka", KafkaSettings.IMAGE)
                ? ContainerKafka.start()
                : EmbeddedKafka.start();
    }

    /** A broker of this JVM at which clients sign in; it ends with the JVM, after Spring. */
    public static SecuredKafka securedKafka() {
        return EmbeddedKafka.startSecured();
    }

    private static boolean inContainer(String server, String image) {
        var wish = Wish.of(System.getProperty(Wish.PROPERTY, "auto"));
        var choice = Choice.between(wish, Docker.ofThisMachine(), DockerImageName.parse(image));
        LOG.info("{} {}: {}", server, choice.kind(), choice.why());
        return choice.container();
    }
}
