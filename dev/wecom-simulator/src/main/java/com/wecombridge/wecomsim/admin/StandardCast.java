package com.wecombridge.wecomsim.admin;

import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.world.Corp;
import java.util.List;
import java.util.Locale;

/** The people of a corp that nobody described: three departments, six members. */
final class StandardCast {

    private StandardCast() {}

    static Corp invent(String corpId, DirectoryChanges directory) {
        return directory.corp(
                new Patch(Json.object())
                        .with("corpId", corpId)
                        .with("name", "示例公司 " + corpId.substring(5))
                        .with("standardCast", true));
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
        var department =
                new Patch(Json.object())
                        .with("corpId", corpId)
                        .with("id", id)
                        .with("name", name)
                        .with("parentId", 1);
        directory.department(department, Telling.quietly());
    }

    private static void member(String corpId, Person person, DirectoryChanges directory) {
        var mail = person.userId().toLowerCase(Locale.ROOT) + "@" + corpId + ".example";
        var member =
                new Patch(Json.object())
                        .with("corpId", corpId)
                        .with("userId", person.userId())
                        .with("name", person.name())
                        .with("departments", List.of(person.department()))
                        .with("position", person.position())
                        .with("bizMail", mail);
        directory.member(member, Telling.quietly());
    }

    private record Person(String userId, String name, int department, String position) {}
}
