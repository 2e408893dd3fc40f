{{/* Thirty letters, so that the longest name made of it still is a label. */}}
{{- define "bridge.name" -}}
{{- .Values.fullnameOverride | default .Release.Name | trunc 30 | trimSuffix "-" -}}
{{- end -}}

{{/* By these a workload finds its pods; they never change. Takes root and component. */}}
{{- define "bridge.selector" -}}
app.kubernetes.io/name: wecom-bridge
app.kubernetes.io/instance: {{ .root.Release.Name | quote }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "bridge.labels" -}}
{{ include "bridge.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end -}}

{{/* Name and labels of an object. Takes root and component. */}}
{{- define "bridge.metadata" -}}
name: {{ include "bridge.name" .root }}-{{ .component }}
labels:
  {{- include "bridge.labels" . | nindent 2 }}
{{- end -}}

{{/* What holds for one service: the defaults, and what it says itself. Takes root and component; gives JSON. */}}
{{- define "bridge.service" -}}
{{- $own := index .root.Values.services .component -}}
{{- mergeOverwrite (deepCopy .root.Values.defaults) (deepCopy $own) | toJson -}}
{{- end -}}

{{/* Most replicas that a service has, but for the one more while it is rolled out. Takes root and component. */}}
{{- define "bridge.mostReplicas" -}}
{{- $service := include "bridge.service" . | fromJson -}}
{{- ternary $service.autoscaling.maxReplicas $service.replicas $service.autoscaling.enabled -}}
{{- end -}}

{{/* Replicas to ask for. Where something scales them, as many as there are: without a number there would be one. Takes root and component. */}}
{{- define "bridge.replicas" -}}
{{- $service := include "bridge.service" . | fromJson -}}
{{- $name := printf "%s-%s" (include "bridge.name" .root) .component -}}
{{- if not $service.autoscaling.enabled -}}
{{- $service.replicas -}}
{{- else -}}
{{- with lookup "apps/v1" "Deployment" .root.Release.Namespace $name -}}{{- .spec.replicas | int -}}{{- end -}}
{{- end -}}
{{- end -}}

{{- define "bridge.tag" -}}
{{- .Values.image.tag | default .Chart.AppVersion -}}
{{- end -}}

{{- define "bridge.image" -}}
{{- $digest := (index .root.Values.services .component).digest -}}
{{- $image := printf "%s/%s" .root.Values.image.registry .component -}}
{{- ternary (printf "%s@%s" $image $digest) (printf "%s:%s" $image (include "bridge.tag" .root)) (ne $digest "") -}}
{{- end -}}

{{/* Host of the public address, without port. */}}
{{- define "bridge.publicHost" -}}
{{- (urlParse .Values.publicBaseUrl).host | splitList ":" | first -}}
{{- end -}}

{{/* What the world may reach: neither actuator nor internal addresses. */}}
{{- define "bridge.publicPaths" -}}
["/wecom/callbacks/", "/oauth/wecom/", "/api/v1/"]
{{- end -}}

{{/* Whether database, Kafka or Secrets come into being with this release, so that nothing can run before it. */}}
{{- define "bridge.makesItsGround" -}}
{{- if or .Values.tryIt.enabled .Values.cloudNativePg.enabled .Values.externalSecrets.enabled -}}true{{- end -}}
{{- end -}}

{{/* A job runs before the roll-out; at a first installation that makes its own ground, beside it, unless migration.hook says otherwise. Takes root and weight. */}}
{{- define "bridge.hook" -}}
{{- $hook := .root.Values.migration.hook -}}
{{- $before := or .root.Release.IsUpgrade (not (include "bridge.makesItsGround" .root)) -}}
{{- if or (eq $hook "always") (and (eq $hook "auto") $before) }}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-weight: {{ .weight | quote }}
helm.sh/hook-delete-policy: before-hook-creation
{{- end }}
{{- end -}}

{{- define "bridge.tlsSecret" -}}
{{- .Values.ingress.tlsSecret | default (ternary (printf "%s-tls" (include "bridge.name" .)) "" .Values.certificate.enabled) -}}
{{- end -}}
