package com.wecombridge.acceptance;

import java.net.URI;

/** Where everything listens, from the environment; the defaults are those of the local stack. */
public record Addresses(
        URI gateway, URI publicBase, URI wecom, URI crm, URI signIn, String kafka, String suite) {

    public static Addresses ofEnvironment() {
        return new Addresses(
                uri("GATEWAY_URI", "http://localhost:8080"),
                uri("PUBLIC_BASE_URL", "http://localhost:9101"),
                uri("WECOM_SIMULATOR_URI", "http://localhost:9100"),
                uri("CRM_SIMULATOR_URI", "http://localhost:9200"),
                uri("OIDC_ISSUER_URI", "http://localhost:9300"),
                text("KAFKA_BOOTSTRAP_SERVERS", "localhost:19092"),
                text("WECOM_SUITE_ID", "wwlocalsuite000001"));
    }

    private static URI uri(String name, String otherwise) {
        return URI.create(text(name, otherwise));
    }

    private static String text(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
