package com.wecombridge.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What WeCom was asked while the story was lived, against the list that the contract proves. */
record AskedEndpoints(Simulator wecom) {
    private static final Path LIST = Path.of("wecom-client/src/main/resources/wecom/endpoints.csv");
    private static final String API = "/cgi-bin/";

    /** The story asks at least for tokens, the directory and messages. */
    private static final int FEWEST = 8;

    void areAllProven() {
        var asked = asked();
        if (asked.size() < FEWEST) {
            throw new Unmet("void: WeCom was only asked for " + asked);
        }
        asked.removeAll(listed());
        if (!asked.isEmpty()) {
            throw new Unmet("no line in endpoints.csv for " + asked);
        }
    }

    private Set<String> asked() {
        return wecom.query("ledger?limit=100000")
                .valueStream()
                .map(request -> request.path("path").asString(""))
                .filter(path -> path.startsWith(API))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> listed() {
        try (var lines = Files.lines(LIST)) {
            return lines.filter(line -> line.startsWith(API))
                    .map(line -> line.split(";", 2)[0])
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
