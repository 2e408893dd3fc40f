package com.wecombridge.chart;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kubernetes' own types in one version, from the model of a Java client, each version in a class
 * loader of its own. Reading an object into them finds fields that nobody knows and values of a
 * wrong type.
 */
final class KubernetesTypes {

    static final List<String> VERSIONS = List.of("1.33", "1.34", "1.36");

    private static final String INDEX =
            "META-INF/services/io.fabric8.kubernetes.api.model.KubernetesResource";
    private static final String ANNOTATIONS = "io.fabric8.kubernetes.model.annotation.";
    private static final ObjectMapper STRICT = strict();
    private static final Map<String, KubernetesTypes> READ = new HashMap<>();
    private static final Map<Class<?>, List<Method>> GETTERS = new HashMap<>();

    private final ClassLoader loader;
    private final Map<String, List<String>> namesByKind;
    private final Map<String, Optional<Class<?>>> types = new HashMap<>();

    private KubernetesTypes(ClassLoader loader) {
        this.loader = loader;
        this.namesByKind =
                names(loader)
                        .collect(
                                Collectors.groupingBy(
                                        name -> name.substring(name.lastIndexOf('.') + 1)));
    }

    /** Read once, for it takes a while. */
    static KubernetesTypes of(String version) {
        return READ.computeIfAbsent(version, KubernetesTypes::read);
    }

    private static KubernetesTypes read(String version) {
        var jars =
                Chart.files(Path.of("target/kubernetes").resolve(version)).stream()
                        .map(KubernetesTypes::url)
                        .toArray(URL[]::new);
        return new KubernetesTypes(
                new URLClassLoader(jars, KubernetesTypes.class.getClassLoader()));
    }

    boolean knows(Manifest manifest) {
        return type(manifest).isPresent();
    }

    /** What is wrong with an object of a type that is known. */
    List<String> faults(Manifest manifest) {
        return type(manifest)
                .map(type -> faults(manifest, type))
                .orElse(List.of(manifest + " is of an unknown type"));
    }

    private static List<String> faults(Manifest manifest, Class<?> type) {
        try {
            var faults = new ArrayList<String>();
            collect(STRICT.convertValue(manifest.content(), type), manifest.toString(), faults);
            return faults;
        } catch (IllegalArgumentException wrongType) {
            return List.of(manifest + ": " + wrongType.getMessage());
        }
    }

    private Optional<Class<?>> type(Manifest manifest) {
        return types.computeIfAbsent(
                manifest.apiVersion() + " " + manifest.kind(),
                key ->
                        namesByKind.getOrDefault(manifest.kind(), List.of()).stream()
                                .<Class<?>>map(this::loaded)
                                .filter(type ->
                                        key.equals(apiVersion(type) + " " + manifest.kind()))
                                .findFirst());
    }

    private static void collect(Object value, String path, List<String> faults) {
        switch (value) {
            case Collection<?> list -> list.forEach(one -> collect(one, path + "[]", faults));
            case Map<?, ?> map -> map.forEach((key, one) -> collect(one, path + "." + key, faults));
            case Object object when object.getClass().getName().startsWith("io.fabric8.") ->
                    collectFields(object, path, faults);
            default -> {
                // a leaf
            }
        }
    }

    private static void collectFields(Object object, String path, List<String> faults) {
        for (Method getter : GETTERS.computeIfAbsent(object.getClass(), KubernetesTypes::getters)) {
            Object value = call(object, getter);
            var name = getter.getName();
            if (name.equals("getAdditionalProperties")) {
                ((Map<?, ?>) value)
                        .keySet()
                        .forEach(field -> faults.add(path + " has no " + field));
            } else if (value != null) {
                collect(value, path + "." + name.substring("get".length()), faults);
            }
        }
    }

    private static List<Method> getters(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> method.getName().startsWith("get"))
                .filter(method -> !method.getName().equals("getClass"))
                .toList();
    }

    private static Object call(Object object, Method getter) {
        try {
            return getter.invoke(object);
        } catch (InvocationTargetException unsupported) {
            return List.of(); // a derived value that this object has not
        } catch (IllegalAccessException e) {
            throw new LinkageError(getter.toString(), e);
        }
    }

    private static ObjectMapper strict() {
        var mapper =
                JsonMapper.builder()
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .addModule(new JavaTimeModule())
                        .build();
        var text = mapper.coercionConfigFor(LogicalType.Textual);
        for (var shape :
                List.of(
                        CoercionInputShape.Integer,
                        CoercionInputShape.Float,
                        CoercionInputShape.Boolean)) {
            text.setCoercion(shape, CoercionAction.Fail);
        }
        return mapper;
    }

    private static Stream<String> names(ClassLoader loader) {
        try {
            return Collections.list(loader.getResources(INDEX)).stream()
                    .flatMap(index -> lines(index));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(URL index) {
        try (var in = index.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new LinkageError(name, e);
        }
    }

    private static String apiVersion(Class<?> type) {
        var group = annotation(type, "Group").orElse("");
        var version = annotation(type, "Version").orElse("");
        return group.isEmpty() ? version : group + "/" + version;
    }

    private static Optional<String> annotation(Class<?> type, String name) {
        return Stream.of(type.getAnnotations())
                .filter(one -> one.annotationType().getName().equals(ANNOTATIONS + name))
                .map(one -> (String) call(one, valueOf(one)))
                .findFirst();
    }

    private static Method valueOf(Annotation annotation) {
        try {
            return annotation.annotationType().getMethod("value");
        } catch (NoSuchMethodException e) {
            throw new LinkageError(annotation.toString(), e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(jar.toString(), e);
        }
    }
}
