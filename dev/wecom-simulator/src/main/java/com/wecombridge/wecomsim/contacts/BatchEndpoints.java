package com.wecombridge.wecomsim.contacts;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.FileContent;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.media.MediaBook;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.World;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Importing a directory from an uploaded table; the result comes with batch_job_result. */
@SeenInDocs({"90979", "90980", "90981", "90982", "90983"})
final class BatchEndpoints {

    private final World world;
    private final Writers writers;
    private final MediaBook media;
    private final Imports imports;
    private final Table<Job> jobs;

    BatchEndpoints(Core core, Writers writers) {
        this.world = core.world();
        this.writers = writers;
        this.media = new MediaBook(world);
        this.imports = new Imports(core);
        this.jobs = world.table("batch-jobs", Job.class);
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.post(
                        "batch/syncuser", Credential.CORP, (c, w) -> begin("sync_user", c, w)),
                Endpoint.post(
                        "batch/replaceuser",
                        Credential.CORP,
                        (c, w) -> begin("replace_user", c, w)),
                Endpoint.post(
                        "batch/replaceparty",
                        Credential.CORP,
                        (c, w) -> begin("replace_party", c, w)),
                Endpoint.post("batch/invite", Credential.CORP, this::invite),
                Endpoint.get("batch/getresult", Credential.CORP, this::result));
    }

    private ObjectNode begin(String type, Call call, Caller caller) {
        writers.require(caller);
        var file =
                media.live(caller.corpId(), call.text("media_id", 40063))
                        .flatMap(medium -> media.file(medium.mediaId()))
                        .orElseThrow(() -> RefusalException.of(40007));
        return world.change(() -> {
            var jobId = "job-%012d".formatted(world.next("batch-job"));
            var rows = rows(type, file, caller);
            jobs.put(jobId, new Job(jobId, caller.corpId(), type, rows));
            imports.report(caller.app(), jobId, type);
            return Json.object().put("jobid", jobId);
        });
    }

    private List<Imports.Row> rows(String type, FileContent file, Caller caller) {
        return switch (type) {
            case "replace_party" -> imports.departments(file, caller);
            case "replace_user" -> imports.members(file, caller, true);
            default -> imports.members(file, caller, false);
        };
    }

    private ObjectNode invite(Call call, Caller caller) {
        var answer = Json.object();
        var unknown = new ArrayList<String>();
        for (var id : call.texts("user")) {
            if (caller.dialect().meant(id).isEmpty()) {
                unknown.add(id);
            }
        }
        var list = answer.putArray("invaliduser");
        unknown.forEach(list::add);
        return answer;
    }

    private ObjectNode result(Call call, Caller caller) {
        var job =
                jobs.get(call.need("jobid", 40063))
                        .filter(known -> known.corpId().equals(caller.corpId()))
                        .orElseThrow(() -> RefusalException.of(40088));
        var answer =
                Json.object()
                        .put("status", 3)
                        .put("type", job.type())
                        .put("total", job.rows().size())
                        .put("percentage", 100);
        var result = answer.putArray("result");
        for (var row : job.rows()) {
            result.addObject()
                    .put(job.type().equals("replace_party") ? "partyid" : "userid", row.id())
                    .put("errcode", row.errcode())
                    .put("errmsg", row.errcode() == 0 ? "ok" : "failed");
        }
        return answer;
    }

    /** A finished import. */
    record Job(String jobId, String corpId, String type, List<Imports.Row> rows) {}
}
