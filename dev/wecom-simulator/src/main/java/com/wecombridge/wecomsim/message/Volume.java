package com.wecombridge.wecomsim.message;

import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Message;
import com.wecombridge.wecomsim.world.World;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** How many people an app reached today: no more than 200 for each account the corp may have. */
@SeenInDocs("90312")
final class Volume {

    private static final int FOR_EACH_ACCOUNT = 200;
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final World world;
    private final Map<String, Integer> reached = new HashMap<>();
    private LocalDate today;

    Volume(World world) {
        this.world = world;
        this.today = day(world.instant());
        world.messages
                .all()
                .filter(m -> day(m.sentAt()).equals(today))
                .forEach(m -> add(key(m), m.recipients().size()));
    }

    /** Counts so many more people, unless they are too many. */
    synchronized boolean admits(App app, int people) {
        var now = day(world.instant());
        if (!now.equals(today)) {
            today = now;
            reached.clear();
        }
        var key = app.corpId() + "/" + app.agentId();
        var most = world.corps.get(app.corpId()).map(c -> c.userMax()).orElse(0) * FOR_EACH_ACCOUNT;
        if (reached.getOrDefault(key, 0) + people > most) {
            return false;
        }
        add(key, people);
        return true;
    }

    private void add(String key, int people) {
        reached.merge(key, people, Integer::sum);
    }

    private static String key(Message message) {
        return message.corpId() + "/" + message.agentId();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, BEIJING);
    }
}
