package com.wecombridge.corpus.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A mapping of a YAML document in which every scalar is text. */
record Tree(Map<?, ?> node) {

    static Tree of(@Nullable Object node) {
        if (node instanceof Map<?, ?> map) {
            return new Tree(map);
        }
        throw new IllegalArgumentException("no mapping: " + node);
    }

    boolean has(String key) {
        return node.containsKey(key);
    }

    String text(String key) {
        if (node.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("no text " + key + ": " + node);
    }

    Stream<Tree> nodes(String key) {
        if (node.get(key) instanceof List<?> list) {
            return list.stream().map(Tree::of);
        }
        throw new IllegalArgumentException("no list " + key + ": " + node);
    }

    Map<String, String> texts(String key) {
        var inner = Tree.of(node.get(key));
        var texts = new LinkedHashMap<String, String>();
        inner.node
                .keySet()
                .forEach(name -> texts.put(name.toString(), inner.text(name.toString())));
        return texts;
    }

    /** Names and values; a value of a mere list is its own name, and what is missing is nothing. */
    Map<String, String> values(String key) {
        if (!has(key)) {
            return Map.of("", "");
        }
        if (node.get(key) instanceof List<?> list) {
            var own = new LinkedHashMap<String, String>();
            list.forEach(value -> own.put(value.toString(), value.toString()));
            return own;
        }
        return texts(key);
    }
}
