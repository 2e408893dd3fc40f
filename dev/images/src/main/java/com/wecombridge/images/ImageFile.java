package com.wecombridge.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import com.wecombridge.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One image. Equal file systems make equal images.
 *
 * @param base an image with a Java 25 in place of our own, by name and digest; start-up caches fit
 *     our own alone
 */
record ImageFile(
        String name, String version, Root root, Optional<String> base, String architecture) {

    private static final String USER = "65532:65532";
    private static final Set<String> IN_OTHER_LAYERS = Set.of("jre", "app");

    /**
     * For {@code docker load} and its like.
     *
     * @return the image's digest
     */
    String write(Path file) throws Exception {
        var reference = ImageReference.of("wecom-bridge", name, version);
        return contain(Containerizer.to(TarImage.at(file).named(reference)));
    }

    /** With the credentials of {@code docker login}. */
    String push(String registry) throws Exception {
        var reference = ImageReference.parse(registry + "/" + name + ":" + version);
        return contain(Containerizer.to(inRegistry(reference)));
    }

    /** Jib knows layers again by the times of their files, and ours are all of one moment. */
    private String contain(Containerizer into) throws Exception {
        var layers = Files.createTempDirectory("layers-");
        try {
            return builder()
                    .containerize(
                            into.setToolName("wecom-bridge")
                                    .setApplicationLayersCache(layers)
                                    .setBaseImageLayersCache(layers))
                    .getDigest()
                    .toString();
        } finally {
            StateFolder.delete(layers);
        }
    }

    private JibContainerBuilder builder() throws Exception {
        var builder =
                base.isPresent()
                        ? Jib.from(inRegistry(ImageReference.parse(base.get())))
                        : Jib.fromScratch();
        return builder.setPlatforms(Set.of(new Platform(architecture, "linux")))
                .setFileEntriesLayers(layers())
                .setEntrypoint(
                        Root.command(base.isPresent() ? "java" : "/jre/bin/java", isCached()))
                .setCreationTime(Root.MOMENT)
                .setUser(USER)
                .setExposedPorts(Set.of(Port.tcp(8080), Port.tcp(9090)))
                .addEnvironmentVariable("LANG", "C.UTF-8")
                .addLabel("org.opencontainers.image.title", name)
                .addLabel("org.opencontainers.image.version", version)
                .addLabel("org.opencontainers.image.licenses", "Apache-2.0");
    }

    private boolean isCached() {
        return base.isEmpty() && root.hasCache();
    }

    /** What changes least comes first. */
    private List<FileEntriesLayer> layers() throws IOException {
        var layers = new ArrayList<FileEntriesLayer>();
        if (base.isEmpty()) {
            layers.add(layer("system", children(root.folder(), IN_OTHER_LAYERS)));
            layers.add(layer("jre", List.of(root.jre())));
        }
        layers.add(layer("libraries", List.of(root.app().resolve("lib"))));
        layers.add(layer("program", children(root.app(), Set.of("lib", Root.CACHE))));
        if (isCached()) {
            layers.add(layer("start-up cache", List.of(root.app().resolve(Root.CACHE))));
        }
        return layers;
    }

    private FileEntriesLayer layer(String label, List<Path> parts) throws IOException {
        var layer = FileEntriesLayer.builder().setName(label);
        for (Path part : parts) {
            layer.addEntryRecursive(
                    part,
                    AbsoluteUnixPath.get("/" + root.folder().relativize(part)),
                    (file, _) -> permissions(file),
                    (_, _) -> Root.MOMENT);
        }
        return layer.build();
    }

    private static List<Path> children(Path folder, Set<String> without) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !without.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static FilePermissions permissions(Path file) {
        boolean isRun = Files.isDirectory(file) || Files.isExecutable(file);
        return FilePermissions.fromOctalString(isRun ? "755" : "644");
    }

    private static RegistryImage inRegistry(ImageReference reference) {
        var credentials = CredentialRetrieverFactory.forImage(reference, _ -> {});
        return RegistryImage.named(reference).addCredentialRetriever(credentials.dockerConfig());
    }
}
