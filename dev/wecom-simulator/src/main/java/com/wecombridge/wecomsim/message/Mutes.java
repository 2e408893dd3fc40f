package com.wecombridge.wecomsim.message;

import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.World;
import java.util.stream.Stream;

/**
 * Who switched off 接收消息 for an app: such messages are accepted, and no API and no callback tells
 * (assumed; nobody reports otherwise).
 */
final class Mutes {

    private final World world;
    private final Table<Mute> mutes;

    Mutes(World world) {
        this.world = world;
        this.mutes = world.table("mutes", Mute.class);
    }

    Stream<Mute> all() {
        return mutes.all();
    }

    boolean muted(App app, String userId) {
        return mutes.get(key(app.corpId(), app.agentId(), userId)).filter(Mute::muted).isPresent();
    }

    Mute define(Patch patch) {
        var corpId = patch.need("corpId");
        var userId = patch.need("userId");
        var mute = new Mute(corpId, patch.needNumber("agentId"), userId, patch.takeFlag("muted"));
        world.change(() -> mutes.put(key(corpId, mute.agentId(), userId), mute));
        return mute;
    }

    private static String key(String corpId, int agentId, String userId) {
        return Directory.memberKey(corpId, userId) + "/" + agentId;
    }

    /** A member's switch for one app. */
    record Mute(String corpId, int agentId, String userId, boolean muted) {}
}
