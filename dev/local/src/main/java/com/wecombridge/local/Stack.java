package com.wecombridge.local;

import com.wecombridge.local.part.Programs;
import com.wecombridge.local.state.Ports;
import com.wecombridge.local.state.Secrets;
import com.wecombridge.local.state.StateFolder;
import java.nio.file.Path;

/**
 * One stack on this machine: which build, which state, which ports.
 *
 * @param repository where the built jars are
 * @param watch who watches the services
 * @param detours who is sent where instead of to a door itself
 */
public record Stack(
        Path repository,
        StateFolder state,
        Ports ports,
        Secrets secrets,
        Programs programs,
        Watch watch,
        Detours detours) {}
