package com.wecombridge.testkit.servers;

import org.testcontainers.utility.DockerImageName;

/** One kind of server, and the reason to have it. */
record Choice(boolean container, String why) {

    static Choice between(Wish wish, Docker docker, DockerImageName image) {
        return switch (wish) {
            case EMBEDDED, CONTAINERS ->
                    new Choice(wish == Wish.CONTAINERS, Wish.PROPERTY + "=" + wish.text());
            case AUTO ->
                    docker.obstacle(image)
                            .map(obstacle -> new Choice(false, obstacle))
                            .orElseGet(
                                    () -> new Choice(true, docker + " answers and has " + image));
        };
    }

    String kind() {
        return container ? "in a container" : "embedded";
    }
}
