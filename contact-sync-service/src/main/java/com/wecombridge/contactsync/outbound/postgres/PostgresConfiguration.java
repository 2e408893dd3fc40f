package com.wecombridge.contactsync.outbound.postgres;

import com.wecombridge.contactsync.application.apps.ConnectedApps;
import com.wecombridge.contactsync.application.apps.WorkBook;
import com.wecombridge.contactsync.application.mirror.Facts;
import com.wecombridge.contactsync.application.mirror.Mirror;
import com.wecombridge.contactsync.application.mirror.TenantTransactions;
import com.wecombridge.contactsync.application.mirror.VisibleRanges;
import com.wecombridge.contactsync.application.sync.SyncRuns;
import com.wecombridge.contactsync.application.view.MirrorPages;
import com.wecombridge.contactsync.domain.Department;
import com.wecombridge.contactsync.domain.MirroredMember;
import com.wecombridge.events.outbox.Outbox;
import com.wecombridge.events.store.Transactions;
import com.wecombridge.events.work.WorkQueue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The ports that PostgreSQL keeps. */
@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {

    @Bean
    TenantTransactions tenantTransactions(Transactions transactions) {
        return new PostgresTransactions(transactions);
    }

    @Bean
    Facts facts(Outbox outbox) {
        return outbox::append;
    }

    @Bean
    WorkBook workBook(WorkQueue queue) {
        return queue::add;
    }

    @Bean
    ConnectedApps connectedApps(DatabaseClient db) {
        return new PostgresConnectedApps(db);
    }

    @Bean
    Mirror<MirroredMember> memberMirror(DatabaseClient db) {
        return new PostgresMemberMirror(db);
    }

    @Bean
    Mirror<Department> departmentMirror(DatabaseClient db) {
        return new PostgresDepartmentMirror(db);
    }

    @Bean
    VisibleRanges visibleRanges(DatabaseClient db) {
        return new PostgresVisibleRanges(db);
    }

    @Bean
    SyncRuns syncRuns(DatabaseClient db) {
        return new PostgresSyncRuns(db);
    }

    @Bean
    MirrorPages mirrorPages(DatabaseClient db) {
        return new PostgresMirrorPages(db);
    }
}
