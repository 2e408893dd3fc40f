package com.wecombridge.wecomsim.contacts;

import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.FileContent;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.callback.Post.Event;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Member;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads WeCom's import tables: comma separated, with a heading; no quoted cells. */
final class Imports {

    private final Core core;

    Imports(Core core) {
        this.core = core;
    }

    /** 姓名, 帐号, 手机号, 邮箱, 所在部门 (ids joined by ;), 职位; who is missing goes if replaced. */
    List<Row> members(FileContent file, Caller caller, boolean replaces) {
        var rows = new ArrayList<Row>();
        var named = new HashSet<String>();
        for (var cells : table(file)) {
            var userId = cell(cells, 1);
            named.add(userId.toLowerCase(Locale.ROOT));
            var patch =
                    new Patch(Json.object())
                            .with("corpId", caller.corpId())
                            .with("userId", userId)
                            .with("name", cell(cells, 0))
                            .with("mobile", cell(cells, 2))
                            .with("email", cell(cells, 3))
                            .with("departments", ids(cell(cells, 4)))
                            .with("position", cell(cells, 5));
            rows.add(
                    known(caller, ids(cell(cells, 4)))
                            ? row(userId, 60003, () -> core.people().member(patch, told(caller)))
                            : new Row(userId, 60003));
        }
        if (replaces) {
            removeOthers(caller, named);
        }
        return List.copyOf(rows);
    }

    /** 部门名称, 部门ID, 父部门ID, 排序. */
    List<Row> departments(FileContent file, Caller caller) {
        var rows = new ArrayList<Row>();
        for (var cells : table(file)) {
            var id = number(cell(cells, 1));
            var patch =
                    new Patch(Json.object())
                            .with("corpId", caller.corpId())
                            .with("id", id)
                            .with("name", cell(cells, 0))
                            .with("parentId", number(cell(cells, 2)))
                            .with("order", number(cell(cells, 3)));
            rows.add(
                    row(
                            Integer.toString(id),
                            60004,
                            () -> core.people().department(patch, told(caller))));
        }
        return List.copyOf(rows);
    }

    /** The app that asked hears that it is done. */
    void report(App app, String jobId, String type) {
        Map<String, Object> job = new LinkedHashMap<>();
        job.put("JobId", jobId);
        job.put("JobType", type);
        job.put("ErrCode", 0);
        job.put("ErrMsg", "ok");
        var event = new Event("batch_job_result", Map.of("BatchJob", job));
        core.post().toApp(app, event, "sys", Telling.callbacks());
    }

    private void removeOthers(Caller caller, Set<String> named) {
        var gone =
                core.directory()
                        .members(caller.corpId())
                        .map(Member::userId)
                        .filter(id -> !named.contains(id.toLowerCase(Locale.ROOT)))
                        .toList();
        for (var userId : gone) {
            var patch =
                    new Patch(Json.object())
                            .with("corpId", caller.corpId())
                            .with("userId", userId)
                            .with("removed", true);
            core.people().member(patch, told(caller));
        }
    }

    private boolean known(Caller caller, List<Integer> departments) {
        return departments.stream()
                .allMatch(id -> core.directory().department(caller.corpId(), id).isPresent());
    }

    private Row row(String id, int failure, Runnable work) {
        try {
            work.run();
            return new Row(id, 0);
        } catch (DefinitionRefusedException _) {
            return new Row(id, failure);
        }
    }

    private Telling told(Caller caller) {
        return Telling.callbacks().exceptTo(caller.app().agentId());
    }

    private static List<String[]> table(FileContent file) {
        var text = new String(file.bytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
        return text.lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static String cell(String[] cells, int index) {
        return index < cells.length ? cells[index].strip() : "";
    }

    private static List<Integer> ids(String cell) {
        return Arrays.stream(cell.split(";", -1)).map(Imports::number).toList();
    }

    private static int number(String cell) {
        try {
            return cell.isEmpty() ? 0 : Integer.parseInt(cell.strip());
        } catch (NumberFormatException _) {
            throw RefusalException.of(40058);
        }
    }

    /** What became of one line. */
    record Row(String id, int errcode) {}
}
