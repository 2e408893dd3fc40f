# Everything one does with this repository; `make` alone prints the list below.

.DEFAULT_GOAL := help
.PHONY: help up health smoke day logs down nuke check quick test test-one it crowds e2e faults corpus fuzz bench images helm format docs sbom scan build prepare jdk

# JDK 25 for Maven, tests and every process: JAVA_HOME if it is one, else the first that is installed.
JAVA_HOME := $(shell for home in "$$JAVA_HOME" /usr/lib/jvm/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do \
	if [ -x "$$home/bin/javac" ] && grep -q '^JAVA_VERSION="25[".]' "$$home/release"; then echo "$$home"; break; fi; done 2>/dev/null)
MAVEN_OPTS ?= --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED
export JAVA_HOME MAVEN_OPTS

LOCAL := dev/local/run
MAVEN := mvn -B -ntp
SERVICES := contact-sync-service,binding-service,notification-service,archive-service,sidebar-gateway
# Of the modules on the way, only the named tests run.
ONLY := -Dsurefire.failIfNoSpecifiedTests=false -Dtest

##— The local stack —
up: build ## build what changed, start what does not run, return when all is ready
	@$(LOCAL) up
health: jdk ## say of each process whether it is ready
	@$(LOCAL) health
smoke: jdk ## live the story once, one line a step
	@dev/local/smoke
day: jdk ## play a day by hand in the pages of the running stack, in Chromium
	@dev/local/day
logs: jdk ## last lines of every log; NAME=binding-service shows more of one
	@$(LOCAL) logs $(NAME)
down: jdk ## stop everything; all data stays
	@$(LOCAL) down
nuke: jdk ## stop everything and remove all data
	@$(LOCAL) nuke

##— Tests —
# Two modules at a time: most tests wait, for Kafka, PostgreSQL or a clock, and javac keeps one processor busy.
check: prepare ## what CI runs: format, lints, every test, house rules, the story end to end
	@$(MAVEN) -T2 -P sbom clean spotless:check verify
	@dev/local/build --remember
	@dev/local/e2e
quick: jdk ## before a commit: format, lints, unit tests
	@$(MAVEN) -q spotless:check
	@$(MAVEN) $(ONLY)='*Test' test
test: jdk ## all tests of one module: MODULE=binding-service
	@test -d "$(MODULE)/src/test" || { echo "FAILED: say which: make test MODULE=binding-service" >&2; exit 1; }
	@$(MAVEN) -pl $(MODULE) -am $(ONLY)="$$(dev/local/tests-in $(MODULE))" test
test-one: jdk ## one test class: CLASS=BindContactTest
	@test -n "$(CLASS)" || { echo "FAILED: say which: make test-one CLASS=BindContactTest" >&2; exit 1; }
	@module=$$(dev/local/module-of $(CLASS)) && $(MAVEN) -pl $$module -am $(ONLY)=$(CLASS) test
it: jdk ## all integration tests: real PostgreSQL, real Kafka
	@$(MAVEN) $(ONLY)='*IT' test
crowds: jdk ## storms of refused tokens and two tenants' requests with as many callers as are promised
	@$(MAVEN) -Dquick -DskipFrontend -Dcrowds.whole=true $(ONLY)=TokenStormIT,TenantIsolationIT test
e2e: build ## the story on an empty stack of its own, beside a running one
	@dev/local/e2e
faults: prepare build ## let things go wrong on a stack of its own and count, then to our peers: ROWS=F-01,F-08 SEED=7 SECONDS=30 PEERS=15
	@dev/local/faults $(if $(ROWS),--rows $(ROWS)) $(if $(SEED),--seed $(SEED)) --seconds $(or $(SECONDS),30) \
		--peers $(or $(PEERS),$(if $(ROWS),0,15)) --start-up-caches
images: prepare ## container images without a Docker engine, and the story lived from their file systems: PUSH=registry/path BASE=image@digest
	@dev/images/build $(if $(PUSH),--push $(PUSH)) $(if $(BASE),--base $(BASE)) $(if $(PLATFORM),--platform $(PLATFORM))
helm: jdk ## the Helm chart, without a cluster: lint, types of three versions, policy, unit tests, bad values
	@$(MAVEN) -pl dev/chart test
corpus: build ## say 900 bad things to an empty stack of its own, each with the answer that is expected
	@dev/local/corpus --own-stack
fuzz: jdk ## let a fuzzer look for inputs that break our readers: SECONDS=600 for each of three
	@$(MAVEN) -q -Dquick -DskipFrontend -P fuzz -pl common-events,wecom-client,sidebar-gateway -am -DskipTests test-compile
	@dev/local/fuzz $(or $(SECONDS),60)
bench: jdk $(if $(BENCH),build) ## compare arms on a quiet machine: BENCH=CallbackCryptoBenchmark PAIRS=9 SECONDS=5; alone it lists them
	@test -n "$(BENCH)" || { find . -path '*/src/test/*' -name '*Benchmark.java' | sed -E 's|.*/(.*)\.java|make bench BENCH=\1|' | sort; exit 0; }; \
	module=$$(dev/local/module-of '$(BENCH)') && $(MAVEN) -q -Dquick -DskipFrontend -P bench -pl $$module -am $(ONLY)=$(BENCH) \
		$(if $(PAIRS),-Dbench.pairs=$(PAIRS)) $(if $(SECONDS),-Dbench.seconds=$(SECONDS)) test

##— The rest —
format: jdk ## format all sources
	@$(MAVEN) -q spotless:apply
docs: jdk ## write docs/events from the records, and of the Helm chart the table of values and helm/golden
	@$(MAVEN) -q -pl common-events -am -DskipTests -Pdocs process-test-classes
	@$(MAVEN) -q -Dquick -pl dev/chart -Dchart.update=true -Dtest=DocumentsTest test
sbom: jdk ## say what is in each jar that is deployed (CycloneDX), and check it
	@$(MAVEN) -q -P sbom -Dquick -DskipTests -am -pl $(SERVICES),dev/house-rules package
	@ls -1 */target/classes/META-INF/sbom/*.json
scan: sbom ## look for known vulnerabilities; needs the internet, so it is no part of check
	@dev/scan.mjs
build: jdk ## build what make up runs, if sources changed
	@dev/local/build
prepare: jdk ## see that every tool is there; on Debian as root, install what is missing
	@dev/prepare

help:
	@awk -F ':.*## *' '/^##—/ {print "\n" substr($$0, 3)} /^[a-z0-9-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

jdk:
	@test -n "$(JAVA_HOME)" || { echo "FAILED: no JDK 25 found: install one, or set JAVA_HOME to it" >&2; exit 1; }
