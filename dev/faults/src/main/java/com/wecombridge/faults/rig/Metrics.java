package com.wecombridge.faults.rig;

import com.wecombridge.acceptance.Http;
import java.net.URI;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service says of itself at one moment. */
public record Metrics(String text) {

    public static Metrics of(Rig rig, String service) {
        var page =
                URI.create("http://localhost:%d/actuator/prometheus".formatted(rig.door(service)));
        return new Metrics(new Http().get(page, Map.of()).orFail("reading metrics").text());
    }

    /** The sum of all that have this name; 0 if none has. */
    public double sum(String name) {
        return lines("^" + name + "(?:\\{.*})? (\\S+)$")
                .mapToDouble(line -> Double.parseDouble(line.group(1)))
                .sum();
    }

    public Stream<MatchResult> lines(String form) {
        return Pattern.compile(form, Pattern.MULTILINE).matcher(text).results();
    }
}
