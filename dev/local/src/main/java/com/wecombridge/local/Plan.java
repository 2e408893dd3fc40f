package com.wecombridge.local;

import com.wecombridge.local.balancer.Balancer;
import com.wecombridge.local.kafka.KafkaNode;
import com.wecombridge.local.kafka.Topics;
import com.wecombridge.local.part.ImageProgram;
import com.wecombridge.local.part.JavaProgram;
import com.wecombridge.local.part.Launch;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every process of the stack, in the order of starting. To add one, add one entry to a list here.
 */
public final class Plan {

    private static final String SERVICE_HEAP = "256m";
    private static final String SMALL_HEAP = "160m";
    private static final String TINY_HEAP = "48m";

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
                http("dev/oidc-provider", List.of(Port.OIDC), "/.well-known/openid-configuration"),
                http(
                        "dev/wecom-simulator",
                        List.of(Port.WECOM_SIMULATOR, Port.WECOM_PROXY),
                        "/health"),
                http("dev/crm-simulator", List.of(Port.CRM_SIMULATOR), "/health"));
    }

    /** The product: as many processes of each service as are wanted. */
    public List<Part> services() {
        return IntStream.rangeClosed(1, stack.ports().replicas())
                .boxed()
                .flatMap(replica -> Service.ALL.stream().map(service -> part(service, replica)))
                .toList();
    }

    /** The first is called as its service, the second {@code binding-service-2}. */
    private Part part(Service service, int replica) {
        String name = service.module() + (replica == 1 ? "" : "-" + replica);
        boolean alone = stack.ports().replicas() == 1;
        String address = "http://localhost:" + stack.ports().of(service.port(), replica);
        return new Part(
                name,
                alone ? List.of(service.port()) : List.of(),
                address,
                Probe.http(address + "/actuator/health/readiness"),
                () ->
                        launch(
                                name,
                                service.module(),
                                SERVICE_HEAP,
                                environment.of(service, replica)),
                StopSignal.TERM);
    }

    /** What stands at the services' doors if each has several processes. */
    public List<Part> doors() {
        if (stack.ports().replicas() == 1) {
            return List.of();
        }
        return List.of(
                new Part(
                        "balancer",
                        Service.ALL.stream().map(Service::port).toList(),
                        stack.ports().http(Port.GATEWAY),
                        Probe.http(stack.ports().http(Port.GATEWAY) + "/actuator/health/readiness"),
                        () ->
                                program("balancer")
                                        .ofOwnClass(
                                                stack.repository()
                                                        .resolve("dev/local/target/local.jar"),
                                                Balancer.class.getName(),
                                                TINY_HEAP,
                                                environment.ofBalancer()),
                        StopSignal.TERM));
    }

    /** In the order of starting. */
    public List<List<Part>> waves() {
        return List.of(infrastructure(), surroundings(), services(), doors());
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
        return Service.ALL.stream().map(service -> jar(service.module())).toList();
    }

    /** A process is called as the folder of its module. */
    private Part http(String module, List<Port> ports, String health) {
        String name = Path.of(module).getFileName().toString();
        String address = stack.ports().http(ports.getFirst());
        return new Part(
                name,
                ports,
                address,
                Probe.http(address + health),
                () -> launch(name, module, SMALL_HEAP, settings(name)),
                StopSignal.TERM);
    }

    private Map<String, String> settings(String name) {
        return switch (name) {
            case "oidc-provider" -> environment.ofOidcProvider();
            case "wecom-simulator" -> environment.ofWeComSimulator();
            case "crm-simulator" -> environment.ofCrmSimulator();
            default -> throw new IllegalArgumentException("no process is called " + name);
        };
    }

    private Launch launch(String name, String module, String heap, Map<String, String> settings) {
        var image = Path.of(module).getFileName();
        return stack.programs()
                .roots()
                .map(roots -> inImage(name, roots.resolve(image)).launch(heap, settings))
                .orElseGet(() -> program(name).ofFatJar(jar(module), heap, settings));
    }

    private ImageProgram inImage(String name, Path root) {
        return new ImageProgram(
                stack.repository().resolve("dev/images/enter"), root, stack.state().data(name));
    }

    private JavaProgram program(String name) {
        return new JavaProgram(stack.state(), name, stack.programs().caches());
    }

    private Path jar(String module) {
        Path target = stack.repository().resolve(module).resolve("target");
        String name = Path.of(module).getFileName().toString();
        String pattern = name + "-\\d[^-]*(-SNAPSHOT)?-exec\\.jar";
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
