/**
 * What the local stack remembers between two commands: the git-ignored state folder.
 *
 * <pre>
 * .local/
 * ├─ secrets.properties   generated once, readable by its owner only
 * ├─ ports.properties     where the stack was last started
 * ├─ pids/                who runs, with start time
 * ├─ logs/                one file a process
 * ├─ data/                databases, topics, simulators' worlds
 * └─ apps/                unpacked programs and their start-up caches
 * </pre>
 */
@NullMarked
package com.wecombridge.local.state;

import org.jspecify.annotations.NullMarked;
