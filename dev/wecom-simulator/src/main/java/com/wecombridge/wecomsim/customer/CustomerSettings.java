package com.wecombridge.wecomsim.customer;

import com.wecombridge.wecomsim.world.VisibleRange;
import java.util.List;

/**
 * What a corp's administrator set under 客户联系.
 *
 * @param apps the corp's own apps that may call (可调用接口的应用); system agent 2000003 always may
 * @param suites suites that were granted the customer rights (企业客户权限)
 * @param anyApp whether every app may; so it is in a corp that nobody described
 * @param members who has the customer-contact function
 * @param unionIds whether unionids can be converted here
 */
public record CustomerSettings(
        String corpId,
        List<Integer> apps,
        List<String> suites,
        boolean anyApp,
        VisibleRange members,
        UnionIds unionIds) {

    /** Everybody has the function; no app but the system agent may call. */
    static CustomerSettings standard(String corpId) {
        return new CustomerSettings(
                corpId,
                List.of(),
                List.of(),
                corpId.startsWith("wwsim"),
                VisibleRange.WHOLE_CORP,
                UnionIds.READY);
    }

    /** The preconditions of unionid conversion, and what is missing. */
    public enum UnionIds {
        READY(0),
        NO_DEVELOPER_ACCOUNT(41057),
        DEVELOPER_UNVERIFIED(610015),
        CORP_UNVERIFIED(610016),
        OTHER_SUBJECT(610017);

        private final int errcode;

        UnionIds(int errcode) {
            this.errcode = errcode;
        }

        /** What a conversion answers; 0 when it works. */
        public int errcode() {
            return errcode;
        }
    }
}
