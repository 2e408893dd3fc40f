package com.wecombridge.contactsync.application;

import com.wecombridge.contactsync.application.apps.ConnectedApps;
import com.wecombridge.contactsync.application.apps.WorkBook;
import com.wecombridge.contactsync.application.connect.ConnectApp;
import com.wecombridge.contactsync.application.connect.DisconnectApp;
import com.wecombridge.contactsync.application.connect.ForgetDirectory;
import com.wecombridge.contactsync.application.mirror.Directory;
import com.wecombridge.contactsync.application.mirror.Facts;
import com.wecombridge.contactsync.application.mirror.Mirror;
import com.wecombridge.contactsync.application.mirror.Mirroring;
import com.wecombridge.contactsync.application.mirror.RangeReader;
import com.wecombridge.contactsync.application.mirror.TenantTransactions;
import com.wecombridge.contactsync.application.mirror.VisibleRanges;
import com.wecombridge.contactsync.application.mirror.Wording;
import com.wecombridge.contactsync.application.reread.NoteChange;
import com.wecombridge.contactsync.application.reread.Redrawing;
import com.wecombridge.contactsync.application.reread.RereadMember;
import com.wecombridge.contactsync.application.reread.RereadRange;
import com.wecombridge.contactsync.application.sync.Comparison;
import com.wecombridge.contactsync.application.sync.PlanSync;
import com.wecombridge.contactsync.application.sync.RequestSync;
import com.wecombridge.contactsync.application.sync.RunFullSync;
import com.wecombridge.contactsync.application.sync.RunLog;
import com.wecombridge.contactsync.application.sync.SyncRuns;
import com.wecombridge.contactsync.application.sync.WholeReader;
import com.wecombridge.contactsync.application.view.LookAtMirror;
import com.wecombridge.contactsync.application.view.MirrorPages;
import com.wecombridge.contactsync.domain.Department;
import com.wecombridge.contactsync.domain.MirroredMember;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases, put together. */
@Configuration(proxyBeanMethods = false)
class UseCases {

    @Bean
    Mirroring<MirroredMember> members(Mirror<MirroredMember> mirror, Facts facts) {
        return new Mirroring<>(mirror, new Wording.OfMembers(), facts);
    }

    @Bean
    Mirroring<Department> departments(Mirror<Department> mirror, Facts facts) {
        return new Mirroring<>(mirror, new Wording.OfDepartments(), facts);
    }

    @Bean
    RangeReader rangeReader(Directory directory) {
        return new RangeReader(directory);
    }

    @Bean
    PlanSync planSync(ConnectedApps apps, SyncRuns runs, WorkBook work, Clock clock) {
        return new PlanSync(apps, runs, work, clock);
    }

    @Bean
    ConnectApp connectApp(ConnectedApps apps, PlanSync planSync) {
        return new ConnectApp(apps, planSync);
    }

    @Bean
    DisconnectApp disconnectApp(ConnectedApps apps, WorkBook work, Clock clock) {
        return new DisconnectApp(apps, work, clock);
    }

    @Bean
    NoteChange noteChange(ConnectedApps apps, WorkBook work) {
        return new NoteChange(apps, work);
    }

    @Bean
    RequestSync requestSync(
            TenantTransactions transactions,
            ConnectedApps apps,
            PlanSync planSync,
            Facts facts,
            Clock clock) {
        return new RequestSync(transactions, apps, planSync, facts, clock);
    }

    @Bean
    WholeReader wholeReader(Directory directory, RangeReader rangeReader) {
        return new WholeReader(directory, rangeReader);
    }

    @Bean
    RunLog runLog(ConnectedApps apps, SyncRuns runs, Facts facts, Clock clock) {
        return new RunLog(apps, runs, facts, clock);
    }

    @Bean
    Comparison comparison(
            Mirroring<MirroredMember> members,
            Mirroring<Department> departments,
            VisibleRanges ranges,
            ConnectedApps apps,
            WholeReader reader,
            TenantTransactions transactions) {
        return new Comparison(members, departments, ranges, apps, reader, transactions);
    }

    @Bean
    RunFullSync runFullSync(
            TenantTransactions transactions,
            ConnectedApps apps,
            WholeReader reader,
            Comparison comparison,
            RunLog log) {
        return new RunFullSync(transactions, apps, reader, comparison, log);
    }

    @Bean
    RereadMember rereadMember(
            TenantTransactions transactions,
            ConnectedApps apps,
            Directory directory,
            Mirroring<MirroredMember> members,
            VisibleRanges ranges) {
        return new RereadMember(transactions, apps, directory, members, ranges);
    }

    @Bean
    Redrawing redrawing(
            TenantTransactions transactions,
            ConnectedApps apps,
            VisibleRanges ranges,
            Mirroring<Department> departments,
            Mirroring<MirroredMember> members,
            PlanSync planSync) {
        return new Redrawing(transactions, apps, ranges, departments, members, planSync);
    }

    @Bean
    RereadRange rereadRange(
            TenantTransactions transactions,
            ConnectedApps apps,
            RangeReader rangeReader,
            Redrawing redrawing) {
        return new RereadRange(transactions, apps, rangeReader, redrawing);
    }

    @Bean
    ForgetDirectory forgetDirectory(
            TenantTransactions transactions,
            ConnectedApps apps,
            Mirroring<MirroredMember> members,
            Mirroring<Department> departments,
            VisibleRanges ranges) {
        return new ForgetDirectory(transactions, apps, members, departments, ranges);
    }

    @Bean
    LookAtMirror lookAtMirror(
            TenantTransactions transactions, ConnectedApps apps, MirrorPages pages, SyncRuns runs) {
        return new LookAtMirror(transactions, apps, pages, runs);
    }
}
