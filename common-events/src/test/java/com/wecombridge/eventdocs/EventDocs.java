package com.wecombridge.eventdocs;

import com.wecombridge.events.codec.EventCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** All of {@code docs/events}, as texts by file name. {@code make docs} writes them. */
final class EventDocs {

    static final Path FOLDER =
            Path.of(System.getProperty("basedir", "."), "../docs/events").normalize();

    private EventDocs() {}

    static Map<String, String> files() {
        var files = new TreeMap<String, String>();
        EventCatalogue.all()
                .forEach(
                        (type, record) -> files.put("schemas/" + type + ".json", schemaOf(record)));
        files.put("asyncapi.yaml", yaml(AsyncApi.document()));
        return files;
    }

    private static String schemaOf(Class<? extends com.wecombridge.events.Event> record) {
        return JsonMapper.shared().valueToTree(JsonSchema.of(record)).toPrettyString() + "\n";
    }

    private static String yaml(Object document) {
        return YAMLMapper.builder()
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                .build()
                .writeValueAsString(document);
    }

    public static void main(String[] arguments) throws IOException {
        for (var file : files().entrySet()) {
            var path = FOLDER.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
