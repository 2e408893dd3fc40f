{{- define "bridge.databaseHost" -}}
{{- if .Values.tryIt.enabled -}}{{ include "bridge.name" . }}-postgresql
{{- else if .Values.cloudNativePg.enabled -}}{{ include "bridge.name" . }}-database-rw
{{- else -}}{{ .Values.database.host }}
{{- end -}}
{{- end -}}

{{- define "bridge.kafka" -}}
{{- if .Values.tryIt.enabled -}}{{ include "bridge.name" . }}-kafka:9092{{- else -}}{{ .Values.kafka.bootstrapServers }}{{- end -}}
{{- end -}}

{{- define "bridge.issuer" -}}
{{- if .Values.tryIt.enabled -}}http://{{ include "bridge.name" . }}-oidc-provider:9300{{- else -}}{{ .Values.oidc.issuerUri }}{{- end -}}
{{- end -}}

{{/* One address for both drivers, which spell the same parameters differently and pass over each other's. */}}
{{- define "bridge.databaseUrl" -}}
{{- $service := include "bridge.service" . | fromJson -}}
{{- $database := .root.Values.database -}}
{{- $ca := ternary "&sslrootcert=/etc/wecom-bridge/database-ca/ca.crt&sslRootCert=/etc/wecom-bridge/database-ca/ca.crt" "" (ne $database.caSecret "") -}}
{{- printf "postgresql://%s:%v/%s?sslmode=%s&sslMode=%s%s" (include "bridge.databaseHost" .root) $database.port $service.database $database.sslMode $database.sslMode $ca -}}
{{- end -}}

{{/* The Secret of one of the three roles of a service's database. Takes root, component and role. */}}
{{- define "bridge.databaseSecret" -}}
{{- $service := index .root.Values.services .component -}}
{{- printf "%s-%s-%s" .root.Values.database.secretPrefix ($service.database | replace "_" "-") .role -}}
{{- end -}}

{{/* Settings that are no secrets, for the ConfigMap of a service; gives JSON. */}}
{{- define "bridge.settings" -}}
{{- $values := .root.Values -}}
{{- $service := include "bridge.service" . | fromJson -}}
{{- $name := include "bridge.name" .root -}}
{{- $settings := dict
  "SERVER_PORT" "8080"
  "MANAGEMENT_SERVER_PORT" "9090"
  "JAVA_TOOL_OPTIONS" $service.javaOptions
  "SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE" (printf "%vs" $service.shutdown.drainSeconds)
  "WECOMBRIDGE_WORK_FAREWELL" (printf "%vs" $service.shutdown.drainSeconds)
  "SPRING_FLYWAY_ENABLED" (eq $values.migration.by "service" | toString)
  "DATABASE_URL" (include "bridge.databaseUrl" .)
  "DATABASE_POOL_SIZE" ($values.database.poolSize | toString)
  "WECOM_API_BASE_URL" (ternary (printf "http://%s-wecom-simulator:9100" $name) $values.wecom.apiBaseUrl $values.tryIt.enabled)
  "WECOM_LIMITS_REPLICAS" (include "bridge.mostReplicas" .)
  "WECOM_LIMITS_SHARE" ($values.wecom.limits.share | toString)
  "WECOM_LIMITS_PROVIDER_ADDRESS" ($values.wecom.limits.providerAddress | toString)
  "PUBLIC_BASE_URL" $values.publicBaseUrl -}}
{{- $settings = merge $settings (include "bridge.kafkaSettings" .root | fromJson) -}}
{{- with $values.wecom.webBaseUrl }}{{ $_ := set $settings "WECOM_WEB_BASE_URL" . }}{{ end -}}
{{- with $values.wecom.egressProxy }}{{ $_ := set $settings "WECOM_EGRESS_PROXY" . }}{{ end -}}
{{- with $values.observability.otlpEndpoint -}}
{{- $_ := set $settings "OTEL_EXPORTER_OTLP_ENDPOINT" . -}}
{{- $_ := set $settings "OTEL_TRACES_SAMPLER_ARG" ($values.observability.tracesSampled | toString) -}}
{{- end -}}
{{- if eq .component "sidebar-gateway" -}}
{{- $_ := set $settings "OIDC_ISSUER_URI" (include "bridge.issuer" .root) -}}
{{- $_ := set $settings "OIDC_AUDIENCES" $values.oidc.audience -}}
{{- $_ := set $settings "WECOM_PROVIDER_CORP_ID" $values.wecom.suite.providerCorpId -}}
{{- range list "contact-sync-service" "binding-service" "notification-service" "archive-service" -}}
{{- $_ := set $settings (printf "%s_URI" (. | upper | replace "-" "_")) (printf "http://%s-%s:8080" $name .) -}}
{{- end -}}
{{- else -}}
{{- $_ := set $settings "GATEWAY_KEYS_URI" (printf "http://%s-sidebar-gateway:8080/internal/keys" $name) -}}
{{- end -}}
{{- if has .component (list "sidebar-gateway" "binding-service") -}}
{{- $_ := set $settings "WECOM_SUITE_ID" $values.wecom.suite.id -}}
{{- end -}}
{{- if and (eq .component "archive-service") $values.archiveSdk.existingClaim -}}
{{- $_ := set $settings "WECOM_FINANCE_SDK_DIR" $values.archiveSdk.mountPath -}}
{{- end -}}
{{- merge (deepCopy $service.env) $settings | toJson -}}
{{- end -}}

{{- define "bridge.kafkaSettings" -}}
{{- $security := .Values.kafka.security -}}
{{- $settings := dict "KAFKA_BOOTSTRAP_SERVERS" (include "bridge.kafka" .) -}}
{{- if ne $security.protocol "PLAINTEXT" -}}
{{- $_ := set $settings "KAFKA_SECURITY_PROTOCOL" $security.protocol -}}
{{- end -}}
{{- if hasPrefix "SASL" $security.protocol -}}
{{- $_ := set $settings "KAFKA_SASL_MECHANISM" $security.saslMechanism -}}
{{- end -}}
{{- if $security.caSecret -}}
{{- $_ := set $settings "KAFKA_SSL_TRUSTSTORE_LOCATION" "/etc/wecom-bridge/kafka-ca/ca.crt" -}}
{{- end -}}
{{- $settings | toJson -}}
{{- end -}}

{{/* Environment variables in a container's own list, for pods that start before any ConfigMap is there. */}}
{{- define "bridge.inlineEnv" -}}
{{- range $key, $value := . }}
- name: {{ $key }}
  value: {{ $value | quote }}
{{- end }}
{{- end -}}

{{/* One entry of a Secret as a variable. Takes name, secret and key. */}}
{{- define "bridge.secretEnv" }}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret | quote }}
      key: {{ .key | quote }}
{{- end -}}

{{/* User names of the three roles, and the passwords of those that are named. Takes root, component and passwords. */}}
{{- define "bridge.databaseEnv" -}}
{{- $names := dict "app" "DATABASE" "relay" "DATABASE_RELAY" "owner" "DATABASE_OWNER" -}}
{{- $call := . -}}
{{- range $role := list "app" "relay" "owner" }}
{{- $secret := include "bridge.databaseSecret" (dict "root" $call.root "component" $call.component "role" $role) }}
{{- if or (has $role $call.passwords) (ne $role "owner") }}
{{- include "bridge.secretEnv" (dict "name" (printf "%s_USERNAME" (get $names $role)) "secret" $secret "key" "username") }}
{{- end }}
{{- if has $role $call.passwords }}
{{- include "bridge.secretEnv" (dict "name" (printf "%s_PASSWORD" (get $names $role)) "secret" $secret "key" "password") }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "bridge.kafkaSecretEnv" -}}
{{- if hasPrefix "SASL" .Values.kafka.security.protocol }}
{{- include "bridge.secretEnv" (dict "name" "KAFKA_SASL_JAAS_CONFIG" "secret" .Values.kafka.security.existingSecret "key" "sasl.jaas.config") }}
{{- end }}
{{- end -}}

{{/* Every secret that a service reads. Takes root and component. */}}
{{- define "bridge.secretsEnv" -}}
{{- $values := .root.Values -}}
{{- $roles := ternary (list "app" "relay" "owner") (list "app" "relay") (eq $values.migration.by "service") -}}
{{- include "bridge.databaseEnv" (dict "root" .root "component" .component "passwords" $roles) }}
{{- include "bridge.secretEnv" (dict "name" "SECRETS_MASTER_KEY" "secret" $values.masterKey.existingSecret "key" $values.masterKey.key) }}
{{- include "bridge.kafkaSecretEnv" .root }}
{{- if eq .component "binding-service" }}
{{- include "bridge.secretEnv" (dict "name" "WECOM_SUITE_SECRET" "secret" $values.wecom.suite.existingSecret "key" "secret") }}
{{- else if eq .component "sidebar-gateway" }}
{{- include "bridge.suiteKeysEnv" .root }}
{{- end }}
{{- end -}}

{{- define "bridge.suiteKeysEnv" }}
{{- include "bridge.secretEnv" (dict "name" "WECOM_SUITE_TOKEN" "secret" .Values.wecom.suite.existingSecret "key" "token") }}
{{- include "bridge.secretEnv" (dict "name" "WECOM_SUITE_ENCODING_AES_KEY" "secret" .Values.wecom.suite.existingSecret "key" "encoding-aes-key") }}
{{- end -}}
