package com.wecombridge.wecomsim.change;

import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.define.CorpDefinition;
import com.wecombridge.wecomsim.define.DepartmentDefinition;
import com.wecombridge.wecomsim.define.MemberDefinition;
import com.wecombridge.wecomsim.world.Corp;
import java.util.Locale;

/** The people of a corp that nobody described: three departments, six members. */
final class StandardCast {

    private StandardCast() {}

    static Corp invent(String corpId, DirectoryChanges directory) {
        var definition =
                new CorpDefinition()
                        .set("corpId", corpId)
                        .name("示例公司 " + corpId.substring(5))
                        .standardCast();
        return directory.corp(new Patch(definition.asJson()));
    }

    static void appearIn(String corpId, DirectoryChanges directory) {
        department(corpId, 2, "销售部", directory);
        department(corpId, 3, "市场部", directory);
        department(corpId, 4, "信息部", directory);
        member(corpId, new Person("LI_LEI", "李雷", 2, "销售代表"), directory);
        member(corpId, new Person("HAN_MEIMEI", "韩梅梅", 2, "销售经理"), directory);
        member(corpId, new Person("LIN_TAO", "林涛", 2, "销售代表"), directory);
        member(corpId, new Person("WEI_HUA", "魏华", 3, "市场专员"), directory);
        member(corpId, new Person("ZHOU_MIN", "周敏", 4, "系统管理员"), directory);
        member(corpId, new Person("WANG_FANG", "王芳", 1, "总经理"), directory);
    }

    private static void department(String corpId, int id, String name, DirectoryChanges directory) {
        var definition =
                new DepartmentDefinition()
                        .set("corpId", corpId)
                        .set("id", id)
                        .name(name)
                        .parentId(1);
        directory.department(new Patch(definition.asJson()), Telling.quietly());
    }

    private static void member(String corpId, Person person, DirectoryChanges directory) {
        var definition =
                new MemberDefinition()
                        .set("corpId", corpId)
                        .set("userId", person.userId())
                        .name(person.name())
                        .departments(person.department())
                        .position(person.position())
                        .bizMail(
                                person.userId().toLowerCase(Locale.ROOT)
                                        + "@"
                                        + corpId
                                        + ".example");
        directory.member(new Patch(definition.asJson()), Telling.quietly());
    }

    private record Person(String userId, String name, int department, String position) {}
}
