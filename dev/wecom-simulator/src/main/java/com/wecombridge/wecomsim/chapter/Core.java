package com.wecombridge.wecomsim.chapter;

import com.wecombridge.wecomsim.admin.AppChanges;
import com.wecombridge.wecomsim.admin.DirectoryChanges;
import com.wecombridge.wecomsim.api.Limits;
import com.wecombridge.wecomsim.api.Tokens;
import com.wecombridge.wecomsim.callback.CallbackCall;
import com.wecombridge.wecomsim.callback.Post;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.World;

/**
 * What every chapter stands on.
 *
 * @param directory who sees whom
 * @param people what an administrator does to corps, departments, members and tags
 * @param apps what an administrator does to apps
 * @param errands what falls due as time goes on
 */
public record Core(
        World world,
        Post post,
        CallbackCall call,
        Tokens tokens,
        Limits limits,
        Directory directory,
        DirectoryChanges people,
        AppChanges apps,
        Errands errands) {

    /** Everything around one world. */
    public static Core around(World world, CallbackCall call) {
        var post = new Post(world);
        var directory = new Directory(world);
        var people = new DirectoryChanges(world, post, directory);
        var apps = new AppChanges(world, post, people, call);
        return new Core(
                world,
                post,
                call,
                new Tokens(world),
                new Limits(world),
                directory,
                people,
                apps,
                new Errands(world));
    }
}
