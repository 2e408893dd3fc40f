package com.wecombridge.crmsim.crm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Two fictional companies, so that there is something to see. */
final class FirstTenants {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    private FirstTenants() {}

    static void moveIn(Crm crm) {
        crm.tenants().define(terms("acme", "Acme 某某科技", 30));
        acme("u-1001", "李雷", "li.lei", "sales-east").moveInto(crm);
        acme("u-1002", "韩梅梅", "han.meimei", "sales-east", "managers").moveInto(crm);
        acme("u-1003", "王芳", "wang.fang", "sales-south").moveInto(crm);
        acme("u-1004", "Tom Green", "tom.green", "sales-south").moveInto(crm);
        acme("u-1005", "赵小川", "zhao.xiaochuan", "finance").moveInto(crm);
        acme("u-1006", "Lucy King", "lucy.king", "service").withoutNumber().moveInto(crm);
        acme("u-1007", "陈晨", "chen.chen", "service").unlicensed().withoutMail().moveInto(crm);
        acme("u-1008", "Jim White", "jim.white").unlicensed().moveInto(crm);
        crm.tenants().define(terms("globex", "Globex 某某贸易", 5));
        globex("u-2001", "林涛", "lin.tao", "sales", "managers").moveInto(crm);
        globex("u-2002", "Polly Gray", "polly.gray", "sales").moveInto(crm);
        globex("u-2003", "周雪", "zhou.xue", "finance").unlicensed().moveInto(crm);
    }

    private static Tenant.Terms terms(String tenant, String name, int seats) {
        return new Tenant.Terms(
                tenant, name, seats, new TreeSet<>(List.of("wecom")), FROM, Optional.empty());
    }

    private static Newcomer acme(String user, String name, String mail, String... groups) {
        return newcomer("acme", new Login(user, name, mail), groups);
    }

    private static Newcomer globex(String user, String name, String mail, String... groups) {
        return newcomer("globex", new Login(user, name, mail), groups);
    }

    private static Newcomer newcomer(String tenant, Login login, String... groups) {
        String number = tenant.substring(0, 1).toUpperCase(java.util.Locale.ROOT);
        return new Newcomer(
                new CrmUser.Profile(
                        tenant,
                        login.user,
                        login.name,
                        Optional.of(login.mail + "@" + tenant + ".example"),
                        Optional.of(number + login.user.substring("u-".length())),
                        true,
                        List.of(groups)));
    }

    private record Login(String user, String name, String mail) {}

    private record Newcomer(CrmUser.Profile it) {
        Newcomer unlicensed() {
            return with(it.email(), it.employeeNumber(), false);
        }

        Newcomer withoutMail() {
            return with(Optional.empty(), it.employeeNumber(), it.licensed());
        }

        Newcomer withoutNumber() {
            return with(it.email(), Optional.empty(), it.licensed());
        }

        void moveInto(Crm crm) {
            crm.users().define(it);
        }

        private Newcomer with(Optional<String> mail, Optional<String> number, boolean licensed) {
            return new Newcomer(
                    new CrmUser.Profile(
                            it.tenant(),
                            it.user(),
                            it.name(),
                            mail,
                            number,
                            licensed,
                            it.groups()));
        }
    }
}
