package com.wecombridge.oidc;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whoever a token can speak for: a fictional person or a machine client. */
sealed interface Identity {

    /** User name or client id; the token's subject. */
    String id();

    /** The tenant he works for; empty for operators, who work for none. */
    Optional<String> tenant();

    Role role();

    /** Password or client secret. */
    String secret();

    static Optional<Identity> named(String id) {
        return Stream.<Identity>concat(PEOPLE.stream(), MACHINES.stream())
                .filter(identity -> identity.id().equals(id))
                .findFirst();
    }

    /** Somebody who signs in on the page. */
    record Person(String id, String name, Optional<String> tenant, Role role) implements Identity {

        @Override
        public String secret() {
            return id + "-local-only";
        }
    }

    /** A script that signs in with a secret. */
    record Machine(String id, Optional<String> tenant, Role role) implements Identity {

        @Override
        public String secret() {
            return id + "-local-only";
        }
    }

    List<Person> PEOPLE =
            List.of(
                    new Person("wang.fang", "王芳", Optional.of("acme"), Role.ADMINISTRATOR),
                    new Person("li.lei", "李雷", Optional.of("acme"), Role.SALESPERSON),
                    new Person("han.meimei", "韩梅梅", Optional.of("acme"), Role.SALESPERSON),
                    new Person("zhao.min", "赵敏", Optional.of("acme"), Role.AUDITOR),
                    new Person("chen.jie", "陈洁", Optional.of("globex"), Role.ADMINISTRATOR),
                    new Person("liu.yang", "刘洋", Optional.of("globex"), Role.SALESPERSON),
                    new Person("zhou.yun", "周云", Optional.empty(), Role.OPERATOR));

    List<Machine> MACHINES =
            List.of(
                    new Machine("acme-admin", Optional.of("acme"), Role.ADMINISTRATOR),
                    new Machine("globex-admin", Optional.of("globex"), Role.ADMINISTRATOR),
                    new Machine("acme-auditor", Optional.of("acme"), Role.AUDITOR),
                    new Machine("operator", Optional.empty(), Role.OPERATOR));
}
