package com.wecombridge.wecom.calls;

import com.wecombridge.wecom.calls.WeComFailure.AskedWrongly;
import com.wecombridge.wecom.calls.WeComFailure.Busy;
import com.wecombridge.wecom.calls.WeComFailure.ItemRefused;
import com.wecombridge.wecom.calls.WeComFailure.OperatorNeeded;
import com.wecombridge.wecom.calls.WeComFailure.Refusal;
import com.wecombridge.wecom.calls.WeComFailure.StateTold;
import com.wecombridge.wecom.calls.WeComFailure.TokenRefused;
import com.wecombridge.wecom.calls.WeComFailure.Unexpected;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** WeCom's error numbers by what we do next. Source: WeCom, 全局错误码. */
final class ErrorTable {
    private static final int LONGEST = 512;

    private static final String LATER = "-1 6000 40085 45009 45033 701022 701081 701134";

    private static final String OTHER_TOKEN = "40001 40014 40082 42001 42009";

    private static final String GIVE_UP_THIS_ITEM =
            """
            40003 40004 40005 40006 40007 40009 40011 40029 40031 40050 40066 40068 40070 40071
            40073 40077 40088 40089 40096 40097 40123 40128 40129 40131 41044 41050 41051 42003
            42007 42022 42052 43004 46003 46004 60003 60004 60102 60104 60106 60111 60123 60124
            60136 60140 60221 81011 81012 81014 84014 84015 86001 86003 86007 90307 90500 90501
            90502 90504 90508 90509 90511 301019 301021 301036 301048 301059 301061 701001 701002
            701003 701004 701005 701006 701017 701018 830001 830003
            """;

    private static final String OUR_BUG =
            """
            40008 40016 40017 40019 40020 40023 40032 40035 40039 40058 40063 40072 40086 40093
            40130 41001 41002 41004 41006 41011 41016 41021 41022 41023 41024 41025 41033 41037
            41038 41039 41040 41041 41043 41049 41102 42012 42014 42015 42016 42017 42018 42019
            42050 42051 44001 44004 45001 45002 45008 45029 48003 48005 60005 60006 60007 60008
            60009 60010 60214 82001 82002 82003 82004 84025 86004 86005 86006 86008 90201 90202
            90203 90204 90211 90212 91040 92002 92003 301002 301058 301060 701019 701020 701021
            701023 701024 701025 701026 830002 2000002
            """;

    private static final String OPERATOR =
            """
            40013 40056 40057 40080 40083 40091 40126 41057 45024 45026 48001 48002 48006 48007
            48008 50001 50003 60011 60020 60246 80001 84074 84085 85004 85005 85008 85011 90207
            90208 90302 90303 90308 301042 301052 301053 301055 301056 610014 610015 610016 610017
            610018 610019 610020 610021 610022 701008 701016 701099
            """;

    private static final String A_FACT =
            """
            40078 40084 41053 41054 48004 48009 50002 60021 81013 84061 84083 84084 92000 92001
            301007 701088 701089
            """;

    private static final Map<Integer, Sorting> TABLE =
            table(
                    List.of(
                            new Row(LATER, Busy::new),
                            new Row(OTHER_TOKEN, TokenRefused::new),
                            new Row(GIVE_UP_THIS_ITEM, ItemRefused::new),
                            new Row(OUR_BUG, AskedWrongly::new),
                            new Row(OPERATOR, OperatorNeeded::new),
                            new Row(A_FACT, StateTold::new)));

    /** Makes the failure of one kind. */
    @FunctionalInterface
    private interface Sorting {
        Refusal of(int errcode, String errmsg);
    }

    private record Row(String errcodes, Sorting sorting) {}

    private ErrorTable() {}

    /**
     * Sorts an answer that carries a number other than 0. WeCom's words are never matched: they
     * change.
     */
    static WeComFailure sort(int errcode, String words) {
        return TABLE.getOrDefault(errcode, Unexpected::new).of(errcode, printable(words));
    }

    private static Map<Integer, Sorting> table(List<Row> rows) {
        var table = new HashMap<Integer, Sorting>();
        for (Row row : rows) {
            for (String errcode : row.errcodes().strip().split("\\s+", -1)) {
                if (table.put(Integer.valueOf(errcode), row.sorting()) != null) {
                    throw new IllegalStateException(errcode + " stands in two rows");
                }
            }
        }
        return Map.copyOf(table);
    }

    /** One line of bounded length: the words come from outside and go into logs. */
    private static String printable(String words) {
        String line = words.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
