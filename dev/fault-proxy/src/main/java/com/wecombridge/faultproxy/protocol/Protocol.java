package com.wecombridge.faultproxy.protocol;

/** What two processes speak through a proxy. */
public enum Protocol {
    /** Bytes, whatever they mean. */
    BYTES {
        @Override
        public Dialogue begin() {
            return new Dialogue(Framing.NONE, Framing.NONE);
        }
    },
    /** HTTP/1.1 without TLS. */
    HTTP {
        @Override
        public Dialogue begin() {
            return HttpFraming.dialogue();
        }
    },
    /** PostgreSQL's frontend/backend protocol, version 3, without TLS. */
    POSTGRES {
        @Override
        public Dialogue begin() {
            return PostgresFraming.dialogue();
        }
    },
    /** Kafka's protocol without TLS. */
    KAFKA {
        @Override
        public Dialogue begin() {
            return KafkaFraming.dialogue();
        }
    };

    /** How to read a connection that begins. */
    public abstract Dialogue begin();

    /** Both directions of one connection. */
    public record Dialogue(Framing requests, Framing responses) {}
}
