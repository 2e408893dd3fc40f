package com.wecombridge.wecomsim.card;

import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.util.stream.Stream;

/** Issues response codes and takes each once within three days. */
@SeenInDocs("94945")
public final class ResponseCodes {

    private static final Duration LIFE = Duration.ofDays(3);

    private final World world;
    private final Table<ResponseCode> codes;

    public ResponseCodes(World world) {
        this.world = world;
        this.codes = world.table("response-codes", ResponseCode.class);
    }

    public Stream<ResponseCode> all() {
        return codes.all();
    }

    /** A fresh code, for the sender (no user) or for who pressed. */
    public String issue(App app, long message, String userId) {
        return world.change(() -> {
            var code =
                    new ResponseCode(
                            "rc-%08d".formatted(world.next("response-code")),
                            app.corpId(),
                            app.agentId(),
                            message,
                            userId,
                            world.instant().plus(LIFE),
                            false);
            codes.put(code.code(), code);
            return code.code();
        });
    }

    /** The code, if this app may still use it. */
    public ResponseCode require(String value, App app) {
        var code = codes.get(value).orElseThrow(() -> RefusalException.of(60140));
        if (!code.corpId().equals(app.corpId())) {
            throw RefusalException.of(60140);
        }
        if (code.agentId() != app.agentId()) {
            throw RefusalException.of(42015);
        }
        if (code.used() || !world.instant().isBefore(code.expiresAt())) {
            throw RefusalException.of(60140);
        }
        return code;
    }

    /** Uses the code up; only within a change. */
    public void spend(ResponseCode code) {
        codes.put(code.code(), code.spent());
    }
}
