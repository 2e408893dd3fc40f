package com.wecombridge.wecomsim;

import com.wecombridge.wecomsim.api.Surface;
import com.wecombridge.wecomsim.api.Tokens;
import com.wecombridge.wecomsim.callback.CallbackCall;
import com.wecombridge.wecomsim.callback.Courier;
import com.wecombridge.wecomsim.callback.Post;
import com.wecombridge.wecomsim.change.AppChanges;
import com.wecombridge.wecomsim.change.ByHand;
import com.wecombridge.wecomsim.change.DirectoryChanges;
import com.wecombridge.wecomsim.change.Installations;
import com.wecombridge.wecomsim.change.SuiteChanges;
import com.wecombridge.wecomsim.change.SuiteTickets;
import com.wecombridge.wecomsim.rules.Directory;
import com.wecombridge.wecomsim.world.World;
import java.time.Clock;

/** Everything inside the simulator, wired together once. */
record Rooms(
        World world,
        Post post,
        CallbackCall call,
        Courier courier,
        Tokens tokens,
        DirectoryChanges directory,
        AppChanges apps,
        SuiteTickets tickets,
        SuiteChanges suites,
        Installations installations,
        ByHand byHand,
        Surface surface)
        implements AutoCloseable {

    static Rooms around(World world, Clock clock) {
        var post = new Post(world);
        var call = new CallbackCall(clock);
        var tokens = new Tokens(world);
        var directory = new DirectoryChanges(world, post, new Directory(world));
        var apps = new AppChanges(world, post, directory, call);
        var tickets = new SuiteTickets(world, post);
        return new Rooms(
                world,
                post,
                call,
                new Courier(world, post, call),
                tokens,
                directory,
                apps,
                tickets,
                new SuiteChanges(world, tickets, call),
                new Installations(world, post, directory, apps),
                new ByHand(world, post, apps),
                new Surface(world, tokens, directory, apps));
    }

    @Override
    public void close() {
        tickets.close();
        courier.close();
        call.close();
        world.close();
    }
}
