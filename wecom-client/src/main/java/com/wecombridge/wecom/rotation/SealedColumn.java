package com.wecombridge.wecom.rotation;

import com.wecombridge.wecom.secrets.Purpose;

/**
 * A column that holds sealed texts.
 *
 * @param owner for whom they were sealed, as the row tells
 * @param purpose an SQL expression over the row: the name of the {@link Purpose}
 */
public record SealedColumn(String table, String column, Owner owner, String purpose) {

    /** Whose scope a text was sealed for. */
    public enum Owner {
        /** The tenant in {@code tenant_id}; the platform where there is none. */
        TENANT("tenant_id"),
        /** The corp in {@code corp_id}. */
        CORP("corp_id"),
        /** Nobody's. */
        PLATFORM("null::text");

        private final String expression;

        Owner(String expression) {
            this.expression = expression;
        }

        String expression() {
            return expression;
        }
    }

    /** All of the column's texts serve one purpose. */
    public static SealedColumn of(String table, String column, Owner owner, Purpose purpose) {
        return new SealedColumn(table, column, owner, "'" + purpose.name() + "'");
    }

    @Override
    public String toString() {
        return table + "." + column;
    }
}
