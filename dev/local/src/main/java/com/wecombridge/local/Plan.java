package com.wecombridge.local;

import com.wecombridge.local.kafka.KafkaNode;
import com.wecombridge.local.kafka.Topics;
import com.wecombridge.local.part.JavaProgram;
import com.wecombridge.local.part.Part;
import com.wecombridge.local.part.Part.StopSignal;
import com.wecombridge.local.part.Probe;
import com.wecombridge.local.postgres.Databases;
import com.wecombridge.local.postgres.Postgres;
import com.wecombridge.local.state.Port;
import com.wecombridge.local.state.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every process of the stack, in the order of starting. To add one, add one entry to a list here.
 */
public final class Plan {

    private static final String SERVICE_HEAP = "256m";
    private static final String SMALL_HEAP = "160m";

    private final Stack stack;
    private final Environment environment;
    private final Postgres postgres;

    public Plan(Stack stack) {
        this.stack = stack;
        this.postgres =
                new Postgres(
                        stack.state(),
                        stack.ports().of(Port.POSTGRES),
                        stack.secrets().password("postgres-superuser"));
        this.environment = new Environment(stack, databases());
    }

    /** What all others lean on. */
    public List<Part> infrastructure() {
        return List.of(
                new Part(
                        "postgres",
                        List.of(Port.POSTGRES),
                        "localhost:" + stack.ports().of(Port.POSTGRES),
                        postgres::isReady,
                        postgres::launch,
                        StopSignal.INT),
                new Part(
                        "kafka",
                        List.of(Port.KAFKA, Port.KAFKA_CONTROLLER),
                        environment.bootstrapServers(),
                        topics()::isReady,
                        () ->
                                program("kafka")
                                        .ofOwnClass(
                                                stack.repository()
                                                        .resolve("dev/local/target/local.jar"),
                                                KafkaNode.class.getName(),
                                                SERVICE_HEAP,
                                                environment.ofKafka()),
                        StopSignal.TERM));
    }

    /** The worlds around the product. */
    public List<Part> surroundings() {
        return List.of(
                http(
                        "dev/oidc-provider",
                        "",
                        List.of(Port.OIDC),
                        "/.well-known/openid-configuration"),
                http(
                        "dev/wecom-simulator",
                        "-exec",
                        List.of(Port.WECOM_SIMULATOR, Port.WECOM_PROXY),
                        "/health"),
                http("dev/crm-simulator", "-exec", List.of(Port.CRM_SIMULATOR), "/health"));
    }

    /** The product. */
    public List<Part> services() {
        return Service.ALL.stream()
                .map(service ->
                        http(
                                service.module(),
                                "",
                                List.of(service.port()),
                                "/actuator/health/readiness"))
                .toList();
    }

    /** In the order of starting. */
    public List<List<Part>> waves() {
        return List.of(infrastructure(), surroundings(), services());
    }

    public List<Part> all() {
        return waves().stream().flatMap(List::stream).toList();
    }

    public Databases databases() {
        return new Databases(postgres, stack.secrets());
    }

    public Topics topics() {
        return new Topics("localhost:" + stack.ports().of(Port.KAFKA));
    }

    public Environment environment() {
        return environment;
    }

    /** The built jars of the five services. */
    public List<Path> serviceJars() {
        return Service.ALL.stream().map(service -> jar(service.module(), "")).toList();
    }

    /** A process is called as the folder of its module. */
    private Part http(String module, String classifier, List<Port> ports, String health) {
        String name = Path.of(module).getFileName().toString();
        String address = stack.ports().http(ports.getFirst());
        String heap = module.startsWith("dev/") ? SMALL_HEAP : SERVICE_HEAP;
        return new Part(
                name,
                ports,
                address,
                Probe.http(address + health),
                () -> program(name).ofFatJar(jar(module, classifier), heap, settings(name)),
                StopSignal.TERM);
    }

    private Map<String, String> settings(String name) {
        return switch (name) {
            case "oidc-provider" -> environment.ofOidcProvider();
            case "wecom-simulator" -> environment.ofWeComSimulator();
            case "crm-simulator" -> environment.ofCrmSimulator();
            default -> environment.of(Service.named(name));
        };
    }

    private JavaProgram program(String name) {
        return new JavaProgram(stack.state(), name, stack.caches());
    }

    private Path jar(String module, String classifier) {
        Path target = stack.repository().resolve(module).resolve("target");
        String name = Path.of(module).getFileName().toString();
        String pattern = name + "-\\d[^-]*(-SNAPSHOT)?" + classifier + "\\.jar";
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(pattern))
                    .findFirst()
                    .orElseThrow(() -> notBuilt(module));
        } catch (IOException _) {
            throw notBuilt(module);
        }
    }

    private static StackException notBuilt(String module) {
        return new StackException(module + " is not built: run make build");
    }
}
