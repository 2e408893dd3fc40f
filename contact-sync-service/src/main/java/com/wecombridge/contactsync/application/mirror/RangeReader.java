package com.wecombridge.contactsync.application.mirror;

import com.wecombridge.contactsync.application.apps.ConnectedApp;
import com.wecombridge.contactsync.domain.AppScope;
import com.wecombridge.contactsync.domain.Department;
import com.wecombridge.contactsync.domain.DepartmentTree;
import com.wecombridge.contactsync.domain.TagContent;
import com.wecombridge.contactsync.domain.VisibleRange;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads an app's visible range and expands what WeCom leaves folded. */
@Component
public final class RangeReader {

    private final Directory directory;

    public RangeReader(Directory directory) {
        this.directory = directory;
    }

    /** Signals {@link DirectoryException}. */
    public Mono<Surroundings> read(ConnectedApp app) {
        return directory
                .scope(app)
                .flatMap(scope ->
                        Mono.zip(
                                tagsOf(app, scope),
                                directory.departments(app),
                                (tags, departments) -> expand(scope, tags, departments)));
    }

    private Mono<List<TagContent>> tagsOf(ConnectedApp app, AppScope scope) {
        return Flux.fromIterable(scope.tags())
                .concatMap(tag -> directory.tag(app, tag))
                .collectList();
    }

    private static Surroundings expand(
            AppScope scope, List<TagContent> tags, List<Department> departments) {
        var tree = DepartmentTree.of(departments);
        return new Surroundings(VisibleRange.of(scope, tags, tree), departments);
    }
}
