package com.wecombridge.wecomsim;

import com.wecombridge.wecomsim.api.Surface;
import com.wecombridge.wecomsim.callback.CallbackCall;
import com.wecombridge.wecomsim.callback.Courier;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.suites.SuiteTickets;
import com.wecombridge.wecomsim.suites.SuitesChapter;
import com.wecombridge.wecomsim.world.World;
import java.time.Clock;

/** Everything inside the simulator, wired together once. */
record Rooms(Core core, Courier courier, Chapters chapters, Surface surface)
        implements AutoCloseable {

    static Rooms around(World world, Clock clock) {
        var core = Core.around(world, new CallbackCall(clock));
        var chapters = Chapters.of(core);
        return new Rooms(
                core,
                new Courier(world, core.post(), core.call()),
                chapters,
                new Surface(world, core.tokens(), core.limits(), chapters.endpoints()));
    }

    World world() {
        return core.world();
    }

    SuiteTickets tickets() {
        return chapters.get(SuitesChapter.class).tickets();
    }

    @Override
    public void close() {
        tickets().close();
        core.errands().close();
        courier.close();
        core.call().close();
        core.world().close();
    }
}
