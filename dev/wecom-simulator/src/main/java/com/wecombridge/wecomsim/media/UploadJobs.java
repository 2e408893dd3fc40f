package com.wecombridge.wecomsim.media;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.FileContent;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.callback.Post.Event;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Digests;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Large media that WeCom fetches itself; the app is told when it is done. */
@SeenInDocs("96219")
final class UploadJobs implements AutoCloseable {

    private static final int LARGEST = 200 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Core core;
    private final World world;
    private final MediaBook book;
    private final Table<Job> jobs;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    UploadJobs(Core core, MediaBook book) {
        this.core = core;
        this.world = core.world();
        this.book = book;
        this.jobs = world.table("uploadJobs", Job.class);
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.post("media/upload_by_url", Credential.CORP, this::begin),
                Endpoint.post("media/get_upload_by_url_result", Credential.CORP, this::result));
    }

    Stream<Job> jobs() {
        return jobs.all();
    }

    private ObjectNode begin(Call call, Caller caller) {
        var type = call.text("type", 40063);
        if (!type.equals("video") && !type.equals("file")) {
            throw RefusalException.of(40005);
        }
        var app = caller.app();
        var job =
                world.change(() -> {
                    var id = "JOB" + Digests.letters(29, "upload-job", world.next("uploadJob"));
                    return keep(
                            new Job(
                                    app.corpId(),
                                    id,
                                    app.agentId(),
                                    type,
                                    call.text("filename", 40063),
                                    call.text("url", 40063),
                                    call.text("md5", 40063),
                                    1,
                                    0,
                                    ""));
                });
        Thread.ofVirtual().name("upload-" + job.jobId()).start(() -> fetch(job, app));
        return Json.object().put("jobid", job.jobId());
    }

    private ObjectNode result(Call call, Caller caller) {
        var job =
                jobs.get(Table.key(caller.corpId(), call.text("jobid", 40063)))
                        .orElseThrow(() -> RefusalException.of(40088));
        var answer = Json.object().put("status", job.status());
        if (job.status() != 1) {
            var detail =
                    answer.putObject("detail")
                            .put("errcode", job.errcode())
                            .put("errmsg", job.errcode() == 0 ? "ok" : "upload failed");
            book.live(caller.corpId(), job.mediaId())
                    .ifPresent(medium ->
                            detail.put("media_id", medium.mediaId())
                                    .put(
                                            "created_at",
                                            Long.toString(medium.createdAt().getEpochSecond())));
        }
        return answer;
    }

    private void fetch(Job job, App app) {
        var done = fetched(job);
        world.change(() -> {
            keep(done);
            core.post()
                    .toApp(
                            app,
                            new Event("upload_media_job_finish", Map.of("JobId", job.jobId())),
                            "sys",
                            Telling.callbacks());
        });
    }

    private Job fetched(Job job) {
        try {
            var request = HttpRequest.newBuilder(URI.create(job.url())).timeout(PATIENCE).build();
            var answer = http.send(request, BodyHandlers.ofByteArray());
            var content = answer.body();
            if (answer.statusCode() != 200) {
                return job.failed(830003);
            }
            if (content.length > LARGEST) {
                return job.failed(45001);
            }
            if (!MediaBook.md5(content).equalsIgnoreCase(job.md5())) {
                return job.failed(301019);
            }
            var file = new FileContent(job.filename(), "application/octet-stream", content);
            return job.done(book.keep(job.corpId(), job.type(), file).mediaId());
        } catch (IllegalArgumentException _) {
            return job.failed(830001);
        } catch (IOException _) {
            return job.failed(830003);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return job.failed(830003);
        }
    }

    private Job keep(Job job) {
        jobs.put(Table.key(job.corpId(), job.jobId()), job);
        return job;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /**
     * One file on its way.
     *
     * @param status 1 under way, 2 done, 3 failed
     */
    record Job(
            String corpId,
            String jobId,
            int agentId,
            String type,
            String filename,
            String url,
            String md5,
            int status,
            int errcode,
            String mediaId) {

        Job done(String newMediaId) {
            return ended(2, 0, newMediaId);
        }

        Job failed(int why) {
            return ended(3, why, "");
        }

        private Job ended(int how, int why, String medium) {
            return new Job(corpId, jobId, agentId, type, filename, url, md5, how, why, medium);
        }
    }
}
