package com.wecombridge.corpus.cases;

import com.wecombridge.corpus.wire.Reply;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads the cases from their files. How a file is written stands on the corpus' page. */
public final class Library {

    /** A way to say something bad. */
    @FunctionalInterface
    public interface Speaker {
        List<Reply> say(Map<String, String> parts, Words words);
    }

    /** All but the warm-up, and what is planted. */
    public static final List<String> FILES =
            List.of(
                    "http.yaml",
                    "signatures.yaml",
                    "xml.yaml",
                    "meaning.yaml",
                    "records.yaml",
                    "api.yaml");

    private final Map<String, Speaker> speakers;
    private final Words words;

    /**
     * Knows all ways.
     *
     * @param speakers by the word that stands in the files
     * @param words that mean the same in all cases
     */
    public Library(Map<String, Speaker> speakers, Words words) {
        this.speakers = speakers;
        this.words = words;
    }

    /** All cases of a file. */
    public List<Case> read(String file) {
        var document = Tree.of(yaml().load(text(file)));
        return document.nodes("cases").flatMap(this::cases).toList();
    }

    private static InputStreamReader text(String file) {
        return new InputStreamReader(
                Objects.requireNonNull(Library.class.getResourceAsStream("/corpus/" + file), file),
                StandardCharsets.UTF_8);
    }

    /** No scalar is a number or a truth value here: each is the text that stands there. */
    private static Yaml yaml() {
        var loading = new LoaderOptions();
        loading.setMaxAliasesForCollections(200);
        var dumping = new DumperOptions();
        var textOnly =
                new Resolver() {
                    @Override
                    protected void addImplicitResolvers() {
                        addImplicitResolver(Tag.MERGE, MERGE, "<");
                    }
                };
        return new Yaml(
                new SafeConstructor(loading), new Representer(dumping), dumping, loading, textOnly);
    }

    private Stream<Case> cases(Tree node) {
        var forms = node.has("as") ? node.nodes("as").toList() : List.of(node);
        return node.values("each").entrySet().stream()
                .flatMap(value ->
                        forms.stream()
                                .map(form ->
                                        one(
                                                Integer.parseInt(node.text("row")),
                                                form,
                                                words.with("this", value.getKey())
                                                        .withText("it", value.getValue()))));
    }

    private Case one(int row, Tree form, Words own) {
        var kept = own.with("mark", "«mark»");
        var way =
                speakers.keySet().stream()
                        .filter(form::has)
                        .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
        var parts = form.texts(way);
        var speaker = Objects.requireNonNull(speakers.get(way), way);
        return new Case(
                row,
                kept.fill(form.text("name")),
                mark -> speaker.say(parts, own.with("mark", mark)),
                Expected.of(kept.fill(form.text("expect"))));
    }
}
