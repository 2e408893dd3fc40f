package com.wecombridge.wecomsim.media;

import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chapter.Core;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Media. */
public final class MediaChapter implements Chapter {

    private final MediaBook book;
    private final LastingPictures pictures;
    private final UploadJobs jobs;

    public MediaChapter(Core core, MediaBook book) {
        this.book = book;
        this.pictures = new LastingPictures(core.world());
        this.jobs = new UploadJobs(core, book);
        core.errands().add(book::forgetExpired);
        core.errands().atTheEnd(jobs);
    }

    @Override
    public List<Endpoint> endpoints() {
        return Stream.of(new MediaEndpoints(book).all(), jobs.all(), List.of(pictures.endpoint()))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        return Map.of("media", book::all, "upload-jobs", jobs::jobs);
    }

    @Override
    public void open(RoutesConfig routes) {
        pictures.open(routes);
    }
}
