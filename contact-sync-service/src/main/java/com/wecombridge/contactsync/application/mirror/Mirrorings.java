package com.wecombridge.contactsync.application.mirror;

import com.wecombridge.contactsync.domain.Department;
import com.wecombridge.contactsync.domain.MirroredMember;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is mirrored, and in which words it is told. */
@Configuration(proxyBeanMethods = false)
class Mirrorings {

    @Bean
    Mirroring<MirroredMember> members(Mirror<MirroredMember> mirror, Facts facts) {
        return new Mirroring<>(mirror, new Wording.OfMembers(), facts);
    }

    @Bean
    Mirroring<Department> departments(Mirror<Department> mirror, Facts facts) {
        return new Mirroring<>(mirror, new Wording.OfDepartments(), facts);
    }
}
