{{/* What no schema can say in clear words: values that do not fit each other. */}}
{{- define "bridge.checks" -}}
{{- $values := .Values -}}
{{- $made := or $values.tryIt.enabled $values.cloudNativePg.enabled -}}
{{- if and (not $made) (not $values.database.host) -}}
{{- fail "database.host is missing: name the host of PostgreSQL, or switch on cloudNativePg" -}}
{{- end -}}
{{- if and (not $values.tryIt.enabled) (not $values.kafka.bootstrapServers) -}}
{{- fail "kafka.bootstrapServers is missing: name at least one broker, host:port" -}}
{{- end -}}
{{- if and (not $values.tryIt.enabled) (not $values.oidc.issuerUri) -}}
{{- fail "oidc.issuerUri is missing: name the issuer of your people's tokens" -}}
{{- end -}}
{{- if and (hasPrefix "verify" $values.database.sslMode) (not $values.database.caSecret) -}}
{{- fail (printf "database.sslMode is %s, but database.caSecret names no Secret with the authority to trust" $values.database.sslMode) -}}
{{- end -}}
{{- if and (hasPrefix "SASL" $values.kafka.security.protocol) (not $values.kafka.security.existingSecret) -}}
{{- fail (printf "kafka.security.protocol is %s, but kafka.security.existingSecret names no Secret with sasl.jaas.config" $values.kafka.security.protocol) -}}
{{- end -}}
{{- if and (eq $values.topics.by "strimzi") (not $values.topics.strimziCluster) -}}
{{- fail "topics.by is strimzi, but topics.strimziCluster names no Kafka object" -}}
{{- end -}}
{{- if and (eq $values.topics.by "strimzi") (not $values.topics.strimziNamespace) -}}
{{- fail "topics.by is strimzi, but topics.strimziNamespace is empty: name the namespace of the Kafka object, where alone Strimzi looks for topics" -}}
{{- end -}}
{{- if gt ($values.topics.minInsyncReplicas | int) ($values.topics.replicationFactor | int) -}}
{{- fail (printf "topics.minInsyncReplicas is %v, but topics.replicationFactor is %v: nothing could ever be written" $values.topics.minInsyncReplicas $values.topics.replicationFactor) -}}
{{- end -}}
{{- if and $values.externalSecrets.enabled (not $values.externalSecrets.storeRef.name) -}}
{{- fail "externalSecrets.enabled needs externalSecrets.storeRef.name, the store" -}}
{{- end -}}
{{- if and $values.certificate.enabled (not $values.certificate.issuerRef.name) -}}
{{- fail "certificate.enabled needs certificate.issuerRef.name, the issuer" -}}
{{- end -}}
{{- if and $values.httpRoute.enabled (not $values.httpRoute.parentRefs) -}}
{{- fail "httpRoute.enabled needs httpRoute.parentRefs, the Gateways that it belongs to" -}}
{{- end -}}
{{- if and (or $values.ingress.enabled $values.httpRoute.enabled) $values.networkPolicy.enabled (not $values.networkPolicy.ingressFrom) -}}
{{- fail "networkPolicy.ingressFrom is empty: with policies on, nobody from outside would reach the gateway" -}}
{{- end -}}
{{- if $values.networkPolicy.enabled -}}
{{- if and (not $made) (not $values.networkPolicy.egress.postgresql.to) -}}
{{- fail "networkPolicy.egress.postgresql.to is empty: with policies on, no service would reach its database" -}}
{{- end -}}
{{- if and (not $values.tryIt.enabled) (not $values.networkPolicy.egress.kafka.to) -}}
{{- fail "networkPolicy.egress.kafka.to is empty: with policies on, no service would reach Kafka" -}}
{{- end -}}
{{- if and $values.observability.otlpEndpoint (not $values.networkPolicy.egress.otlp.to) -}}
{{- fail "networkPolicy.egress.otlp.to is empty: with policies on, no trace would reach observability.otlpEndpoint" -}}
{{- end -}}
{{- end -}}
{{- $proxyPort := $values.wecom.egressProxy | splitList ":" | last -}}
{{- $wecomPorts := $values.networkPolicy.egress.wecom.ports | toStrings -}}
{{- if and $values.networkPolicy.enabled $values.wecom.egressProxy (not (has $proxyPort $wecomPorts)) -}}
{{- fail (printf "wecom.egressProxy is %s, but networkPolicy.egress.wecom.ports are %s: with policies on, no call would reach the proxy" $values.wecom.egressProxy ($wecomPorts | join ", ")) -}}
{{- end -}}
{{- if and $values.tryIt.enabled $values.cloudNativePg.enabled -}}
{{- fail "tryIt and cloudNativePg each bring a database: switch one off" -}}
{{- end -}}
{{- $connections := 0 -}}
{{- range $component, $_ := $values.services -}}
{{- $it := dict "root" $ "component" $component -}}
{{- include "bridge.serviceChecks" $it -}}
{{- $replicas := include "bridge.mostReplicas" $it | int -}}
{{- $connections = add $connections (mul (add1 $replicas) (add $values.database.poolSize 3)) -}}
{{- end -}}
{{- if and $values.cloudNativePg.enabled (lt ($values.cloudNativePg.maxConnections | int64) $connections) -}}
{{- fail (printf "cloudNativePg.maxConnections is %v, but the services may keep %v connections: each (most replicas + 1) * (database.poolSize + 3)" $values.cloudNativePg.maxConnections $connections) -}}
{{- end -}}
{{- end -}}

{{- define "bridge.serviceChecks" -}}
{{- $service := include "bridge.service" . | fromJson -}}
{{- range $name, $_ := $service.env -}}
{{- if regexMatch "PASSWORD|SECRET|TOKEN|CREDENTIAL|JAAS|MASTER_KEY|AES_KEY|PRIVATE_KEY" $name -}}
{{- fail (printf "%s: env.%s looks like a secret, and values are no place for one: name a Secret" $.component $name) -}}
{{- end -}}
{{- if has $name (list "SERVER_PORT" "MANAGEMENT_SERVER_PORT" "SPRING_PROFILES_ACTIVE") -}}
{{- fail (printf "%s: env.%s is the chart's own to set" $.component $name) -}}
{{- end -}}
{{- end -}}
{{- $scaling := $service.autoscaling -}}
{{- $partitions := .root.Values.topics.partitions -}}
{{- if and $scaling.enabled (ne .component "sidebar-gateway") (gt ($scaling.maxReplicas | int) ($partitions | int)) -}}
{{- fail (printf "%s: autoscaling.maxReplicas is %v, but topics have %v partitions (topics.partitions): the replicas above that would hear nothing" .component $scaling.maxReplicas $partitions) -}}
{{- end -}}
{{- $security := .root.Values.kafka.security -}}
{{- if and $scaling.enabled (ne .component "sidebar-gateway") (or (hasPrefix "SASL" $security.protocol) $security.caSecret) (not .root.Values.keda.authenticationRef) -}}
{{- fail (printf "%s: autoscaling needs keda.authenticationRef: KEDA asks Kafka by itself, and without a TriggerAuthentication it can neither sign in nor trust kafka.security.caSecret" .component) -}}
{{- end -}}
{{- if and $scaling.enabled (gt ($scaling.minReplicas | int) ($scaling.maxReplicas | int)) -}}
{{- fail (printf "%s: autoscaling.minReplicas is %v, more than autoscaling.maxReplicas, %v" .component $scaling.minReplicas $scaling.maxReplicas) -}}
{{- end -}}
{{- if and $scaling.enabled (eq .component "sidebar-gateway") (gt ($scaling.target | int) 100) -}}
{{- fail (printf "sidebar-gateway: autoscaling.target is %v, but for the gateway it is percent of its CPU request" $scaling.target) -}}
{{- end -}}
{{- $shutdown := $service.shutdown -}}
{{- $needed := add $shutdown.preStopSeconds (mul 3 $shutdown.drainSeconds) 20 -}}
{{- if lt ($shutdown.graceSeconds | int) ($needed | int) -}}
{{- fail (printf "%s: shutdown.graceSeconds is %v, but preStopSeconds, three times drainSeconds and 20 more need %v: pods would be killed at work" .component $shutdown.graceSeconds $needed) -}}
{{- end -}}
{{- end -}}
