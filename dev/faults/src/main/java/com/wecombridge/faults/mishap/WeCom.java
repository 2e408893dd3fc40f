package com.wecombridge.faults.mishap;

import static com.wecombridge.faults.mishap.Processes.MOMENT;
import static com.wecombridge.faults.mishap.Processes.WHILE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.wecombridge.faults.load.Company;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** WeCom answers badly, or takes tokens back. */
public final class WeCom {

    private static final String SEND = "/cgi-bin/message/send";
    private static final String TOKEN = "/cgi-bin/gettoken";
    private static final List<String> PATHS = List.of(SEND, SEND, "/cgi-bin/user/get", TOKEN);
    private static final int TIMES = 3;
    private static final int ASKED_TOO_OFTEN = 45009;

    private WeCom() {}

    /**
     * F-33: answers of every kind that is over by itself; the last is a limit, after which WeCom is
     * left alone for a minute.
     */
    public static void answersBadly(Trouble trouble) throws InterruptedException {
        var answers = answers("bad-answers");
        long thrown = 0;
        while (trouble.goesOn()) {
            throwAt(trouble.oneOf(PATHS), TIMES, trouble.oneOf(answers), trouble);
            thrown += TIMES;
            trouble.rest(MOMENT, WHILE);
        }
        trouble.struck(thrown - waiting(trouble));
        clear(trouble);
        var limit = JsonMapper.shared().createObjectNode();
        limit.put("kind", "ERRCODE").put("errcode", ASKED_TOO_OFTEN);
        throwAt(SEND, 1, limit, trouble);
    }

    /** F-33: answers after which nothing but a person helps. */
    public static void refuses(Trouble trouble) throws InterruptedException {
        var answers = answers("final-answers");
        long thrown = 0;
        while (trouble.goesOn()) {
            throwAt(SEND, TIMES, trouble.oneOf(answers), trouble);
            thrown += TIMES;
            trouble.rest(MOMENT, WHILE);
        }
        trouble.struck(thrown - waiting(trouble));
        clear(trouble);
    }

    /**
     * F-36: all tokens of the corp end before their time while everybody uses them, and WeCom's
     * clock jumps; each end may cost one fetch and one more after a jump.
     */
    public static void tokensEnd(Trouble trouble) throws InterruptedException {
        long before = fetches(trouble);
        int ends = 0;
        while (trouble.goesOn()) {
            trouble.wecom().define("tokens", Map.of("corpId", Company.CORP, "invalidate", true));
            ends++;
            trouble.rest(MOMENT.multipliedBy(5), WHILE);
            if (trouble.dice().nextInt(3) == 0) {
                trouble.wecom().define("clock", Map.of("advance", "PT10M"));
                ends++;
            }
        }
        long fetched = fetches(trouble) - before;
        trouble.struck(fetched);
        trouble.require(
                fetched <= ends, "%d tokens ended, %d were fetched".formatted(ends, fetched));
    }

    private static long fetches(Trouble trouble) {
        return trouble.wecom()
                .query("ledger?path=" + TOKEN + "&limit=5000&corpId=" + Company.CORP)
                .size();
    }

    private static void throwAt(String path, int times, ObjectNode answer, Trouble trouble) {
        trouble.wecom()
                .define(
                        "faults",
                        answer.deepCopy()
                                .put("path", path)
                                .put("corpId", Company.CORP)
                                .put("times", times));
    }

    /** Of what was thrown, how many met no call yet. */
    private static long waiting(Trouble trouble) {
        return trouble.wecom()
                .query("faults")
                .valueStream()
                .mapToLong(fault -> fault.path("times").asLong(0))
                .sum();
    }

    private static void clear(Trouble trouble) {
        trouble.wecom().define("faults", Map.of("clear", true));
    }

    private static List<ObjectNode> answers(String list) {
        try (var file = WeCom.class.getResourceAsStream(list + ".txt")) {
            return new String(Objects.requireNonNull(file, list).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("{"))
                    .map(line -> (ObjectNode) JsonMapper.shared().readTree(line))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
