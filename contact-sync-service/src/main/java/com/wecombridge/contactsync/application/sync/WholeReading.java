package com.wecombridge.contactsync.application.sync;

import com.wecombridge.contactsync.application.mirror.Surroundings;
import com.wecombridge.contactsync.domain.MirroredMember;
import java.util.List;

/** The whole directory as one app sees it. */
record WholeReading(Surroundings surroundings, List<MirroredMember> members) {}
