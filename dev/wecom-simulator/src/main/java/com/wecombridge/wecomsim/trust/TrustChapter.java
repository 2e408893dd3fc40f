package com.wecombridge.wecomsim.trust;

import static com.wecombridge.wecomsim.chapter.Things.orRemoved;
import static com.wecombridge.wecomsim.chapter.Things.silent;

import com.wecombridge.wecomsim.chapter.Chapter;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.control.Definer;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Trusted domains, defined as {@code domains}. */
public final class TrustChapter implements Chapter {

    private final TrustedDomains domains;

    public TrustChapter(Core core) {
        this.domains = new TrustedDomains(core.world());
    }

    public TrustedDomains domains() {
        return domains;
    }

    @Override
    public Map<String, Definer> things() {
        return Map.of("domains", silent(patch -> orRemoved(domains.define(patch))));
    }

    @Override
    public Map<String, Supplier<Stream<?>>> records() {
        return Map.of("domains", domains::all);
    }
}
