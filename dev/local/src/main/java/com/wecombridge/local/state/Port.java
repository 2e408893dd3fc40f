package com.wecombridge.local.state;

/** A door of the stack, with the environment variable that moves it. */
public enum Port {
    GATEWAY(8080),
    CONTACT_SYNC(8081),
    BINDING(8082),
    NOTIFICATION(8083),
    ARCHIVE(8084),
    WECOM_SIMULATOR(9100),
    WECOM_PROXY(9101),
    CRM_SIMULATOR(9200),
    OIDC(9300),
    POSTGRES(15432),
    KAFKA(19092),
    KAFKA_CONTROLLER(19093);

    private final int usual;

    Port(int usual) {
        this.usual = usual;
    }

    public int usual() {
        return usual;
    }

    /** The environment variable that moves it. */
    public String setting() {
        return name() + "_PORT";
    }
}
