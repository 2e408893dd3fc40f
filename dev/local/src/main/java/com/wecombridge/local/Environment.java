package com.wecombridge.local;

import com.wecombridge.local.postgres.Databases;
import com.wecombridge.local.state.Port;
import com.wecombridge.local.state.Ports;
import com.wecombridge.local.state.Secrets;
import com.wecombridge.local.state.StateFolder;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The settings each process gets, and nothing else: a shell's own variables do not leak in. */
public final class Environment {

    /** The provider's app, as the simulator and the product both know it. Fictional. */
    static final String SUITE_ID = "wwlocalsuite000001";

    static final String PROVIDER_CORP_ID = "wwlocalprovider01";

    private final StateFolder state;
    private final Ports ports;
    private final Secrets secrets;
    private final Databases databases;
    private final Watch watch;
    private final Detours detours;

    Environment(Stack stack, Databases databases) {
        this.state = stack.state();
        this.ports = stack.ports();
        this.secrets = stack.secrets();
        this.databases = databases;
        this.watch = stack.watch();
        this.detours = stack.detours();
    }

    String bootstrapServers() {
        return "localhost:" + ports.of(Port.KAFKA);
    }

    Map<String, String> ofKafka() {
        return Map.of(
                "KAFKA_FOLDER", state.data("kafka").toString(),
                "KAFKA_PORT", text(Port.KAFKA),
                "KAFKA_CONTROLLER_PORT", text(Port.KAFKA_CONTROLLER),
                "KAFKA_DETOURS", detours.toKafka());
    }

    Map<String, String> ofOidcProvider() {
        return Map.of(
                "SERVER_PORT", text(Port.OIDC),
                "OIDC_ISSUER_URI", ports.http(Port.OIDC),
                "CONSOLE_BASE_URLS", ports.http(Port.GATEWAY) + "," + publicBaseUrl(),
                "STATE_DIR", state.data("oidc-provider").toString());
    }

    Map<String, String> ofWeComSimulator() {
        return Map.of(
                "SERVER_PORT", text(Port.WECOM_SIMULATOR),
                "PROXY_PORT", text(Port.WECOM_PROXY),
                "GATEWAY_URI", http("wecom-simulator", Port.GATEWAY),
                "SUITE_TICKET_RETRY", "PT5S",
                "STATE_DIR", state.data("wecom-simulator").toString());
    }

    Map<String, String> ofCrmSimulator() {
        return Map.of(
                "SERVER_PORT", text(Port.CRM_SIMULATOR),
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
                "STATE_DIR", state.data("crm-simulator").toString());
    }

    /** What stands at the doors of services that have several processes. */
    Map<String, String> ofBalancer() {
        return Map.of(
                "BALANCED",
                Service.ALL.stream().map(this::balanced).collect(Collectors.joining(" ")));
    }

    private String balanced(Service service) {
        return IntStream.rangeClosed(1, ports.replicas())
                .mapToObj(replica -> Integer.toString(ports.of(service.port(), replica)))
                .collect(Collectors.joining(",", text(service.port()) + ":", ""));
    }

    /**
     * @param replica which of its processes, counted from 1
     */
    Map<String, String> of(Service service, int replica) {
        var settings = new TreeMap<>(of(service));
        settings.put("SERVER_PORT", Integer.toString(ports.of(service.port(), replica)));
        return settings;
    }

    Map<String, String> of(Service service) {
        var name = service.module();
        var settings =
                new TreeMap<>(databases.settings(service.database(), port(name, Port.POSTGRES)));
        settings.put("SPRING_PROFILES_ACTIVE", "local");
        settings.put("SERVER_PORT", text(service.port()));
        settings.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + port(name, Port.KAFKA));
        settings.put("WECOM_API_BASE_URL", http(name, Port.WECOM_SIMULATOR));
        settings.put("WECOM_WEB_BASE_URL", ports.http(Port.WECOM_SIMULATOR));
        settings.put("SECRETS_MASTER_KEY", secrets.masterKey());
        settings.put("PUBLIC_BASE_URL", publicBaseUrl());
        settings.put("GATEWAY_KEYS_URI", ports.http(Port.GATEWAY) + "/internal/keys");
        settings.putAll(ofItsOwn(service));
        settings.putAll(watch.settings(state.jsonLog(service.module())));
        return settings;
    }

    private Map<String, String> ofItsOwn(Service service) {
        return switch (service.module()) {
            case Service.GATEWAY ->
                    Map.of(
                            "OIDC_ISSUER_URI", ports.http(Port.OIDC),
                            "CONTACT_SYNC_SERVICE_URI", http(Service.GATEWAY, Port.CONTACT_SYNC),
                            "BINDING_SERVICE_URI", http(Service.GATEWAY, Port.BINDING),
                            "NOTIFICATION_SERVICE_URI", http(Service.GATEWAY, Port.NOTIFICATION),
                            "ARCHIVE_SERVICE_URI", http(Service.GATEWAY, Port.ARCHIVE),
                            "WECOM_SUITE_ID", SUITE_ID,
                            "WECOM_PROVIDER_CORP_ID", PROVIDER_CORP_ID,
                            "WECOM_SUITE_TOKEN", suiteToken(),
                            "WECOM_SUITE_ENCODING_AES_KEY", secrets.encodingAesKey());
            case Service.BINDING ->
                    Map.of(
                            "WECOM_SUITE_ID", SUITE_ID,
                            "WECOM_PROVIDER_CORP_ID", PROVIDER_CORP_ID,
                            "WECOM_SUITE_SECRET", suiteSecret());
            default -> Map.of();
        };
    }

    /**
     * What a program beside the stack needs to talk to it. No secret but those the OIDC provider
     * prints anyway.
     */
    public Map<String, String> ofVisitor() {
        var settings = new TreeMap<String, String>();
        for (Port port : Port.values()) {
            settings.put(port.setting(), text(port));
        }
        settings.put("WECOM_BRIDGE_STATE", state.root().toString());
        settings.put("GATEWAY_URI", ports.http(Port.GATEWAY));
        settings.put("PUBLIC_BASE_URL", publicBaseUrl());
        settings.put("WECOM_SIMULATOR_URI", ports.http(Port.WECOM_SIMULATOR));
        settings.put("CRM_SIMULATOR_URI", ports.http(Port.CRM_SIMULATOR));
        settings.put("OIDC_ISSUER_URI", ports.http(Port.OIDC));
        settings.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
        settings.put("WECOM_SUITE_ID", SUITE_ID);
        settings.put("WECOM_PROVIDER_CORP_ID", PROVIDER_CORP_ID);
        return settings;
    }

    /** The suite as the simulator has to know it. */
    String suiteDefinition() {
        String callbacks = publicBaseUrl() + "/wecom/callbacks/suites/" + SUITE_ID;
        return """
        {"suiteId":"%s","secret":"%s","name":"WeCom Bridge","providerCorpId":"%s","providerSecret":"%s",
         "commandUrl":"%s/commands","dataUrl":"%s/data","token":"%s","aesKey":"%s"}
        """
                .formatted(
                        SUITE_ID,
                        suiteSecret(),
                        PROVIDER_CORP_ID,
                        secrets.password("provider-secret"),
                        callbacks,
                        callbacks,
                        suiteToken(),
                        secrets.encodingAesKey());
    }

    private String http(String from, Port to) {
        return "http://localhost:" + port(from, to);
    }

    private int port(String from, Port to) {
        return detours.port(from, to, ports.of(to));
    }

    private String publicBaseUrl() {
        return ports.http(Port.WECOM_PROXY);
    }

    private String suiteSecret() {
        return secrets.password("suite-secret");
    }

    private String suiteToken() {
        return secrets.password("suite-token");
    }

    private String text(Port port) {
        return Integer.toString(ports.of(port));
    }
}
