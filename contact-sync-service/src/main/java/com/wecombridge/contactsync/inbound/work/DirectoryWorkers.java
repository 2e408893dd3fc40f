package com.wecombridge.contactsync.inbound.work;

import com.wecombridge.contactsync.application.apps.DirectoryWork;
import com.wecombridge.contactsync.application.connect.ForgetDirectory;
import com.wecombridge.contactsync.application.reread.RereadMember;
import com.wecombridge.contactsync.application.reread.RereadRange;
import com.wecombridge.contactsync.application.sync.RunFullSync;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.work.ClaimedWork;
import com.wecombridge.events.work.Worker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who does which work. A reading begins when its work is claimed: by the database's clock. */
@Configuration(proxyBeanMethods = false)
class DirectoryWorkers {

    @Bean
    Worker fullSyncWorker(RunFullSync runFullSync) {
        return new DirectoryWorker(
                DirectoryWork.FULL_SYNC, claimed -> runFullSync.handle(fullSync(claimed)));
    }

    @Bean
    Worker rereadMemberWorker(RereadMember rereadMember) {
        return new DirectoryWorker(
                DirectoryWork.REREAD_MEMBER, claimed -> rereadMember.handle(member(claimed)));
    }

    @Bean
    Worker rereadRangeWorker(RereadRange rereadRange) {
        return new DirectoryWorker(
                DirectoryWork.REREAD_RANGE, claimed -> rereadRange.handle(range(claimed)));
    }

    @Bean
    Worker forgetWorker(ForgetDirectory forgetDirectory) {
        return new DirectoryWorker(
                DirectoryWork.FORGET, claimed -> forgetDirectory.handle(forget(claimed)));
    }

    private static RunFullSync.Command fullSync(ClaimedWork claimed) {
        return new RunFullSync.Command(
                DirectoryWork.appOf(claimed.work()),
                DirectoryWork.objectOf(claimed.work()),
                claimed.claimedAt(),
                claimed.attempt());
    }

    private static RereadMember.Command member(ClaimedWork claimed) {
        return new RereadMember.Command(
                DirectoryWork.appOf(claimed.work()),
                new MemberUserId(DirectoryWork.objectOf(claimed.work())),
                claimed.claimedAt(),
                claimed.attempt());
    }

    private static RereadRange.Command range(ClaimedWork claimed) {
        return new RereadRange.Command(
                DirectoryWork.appOf(claimed.work()), claimed.claimedAt(), claimed.attempt());
    }

    private static ForgetDirectory.Command forget(ClaimedWork claimed) {
        return new ForgetDirectory.Command(
                DirectoryWork.appOf(claimed.work()), claimed.claimedAt());
    }
}
