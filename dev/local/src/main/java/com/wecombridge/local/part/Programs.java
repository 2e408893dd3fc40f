package com.wecombridge.local.part;

import com.wecombridge.local.part.JavaProgram.StartUpCaches;
import java.nio.file.Path;
import java.util.Optional;

/**
 * From what the processes of a stack are started.
 *
 * @param caches of programs that are started from the build's jars
 * @param roots the folder of the images' file systems, if services and simulators are started from
 *     these
 */
public record Programs(StartUpCaches caches, Optional<Path> roots) {

    public static Programs ofJars(StartUpCaches caches) {
        return new Programs(caches, Optional.empty());
    }
}
