{{/* What every pod of ours says of itself: Pod Security "restricted", no token. Takes root and user, ours if none is named. */}}
{{- define "bridge.podSecurity" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  {{- with .root.Values.podSecurity.runAsUser }}
  {{- $user := $.user | default . | int64 }}
  runAsUser: {{ $user }}
  runAsGroup: {{ $user }}
  fsGroup: {{ $user }}
  {{- end }}
  seccompProfile:
    type: RuntimeDefault
{{- end -}}

{{- define "bridge.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
{{- end -}}

{{- define "bridge.pullSecrets" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . | quote }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* The root file system is read-only; the JVM and uploads need a little space. */}}
{{- define "bridge.volumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: 256Mi
{{- with .root.Values.database.caSecret }}
- name: database-ca
  secret:
    secretName: {{ . | quote }}
{{- end }}
{{- with .root.Values.kafka.security.caSecret }}
- name: kafka-ca
  secret:
    secretName: {{ . | quote }}
{{- end }}
{{- if and (eq .component "archive-service") .root.Values.archiveSdk.existingClaim }}
- name: finance-sdk
  persistentVolumeClaim:
    claimName: {{ .root.Values.archiveSdk.existingClaim | quote }}
    readOnly: true
{{- end }}
{{- end -}}

{{- define "bridge.volumeMounts" -}}
- name: tmp
  mountPath: /tmp
{{- if .root.Values.database.caSecret }}
- name: database-ca
  mountPath: /etc/wecom-bridge/database-ca
  readOnly: true
{{- end }}
{{- if .root.Values.kafka.security.caSecret }}
- name: kafka-ca
  mountPath: /etc/wecom-bridge/kafka-ca
  readOnly: true
{{- end }}
{{- if and (eq .component "archive-service") .root.Values.archiveSdk.existingClaim }}
- name: finance-sdk
  mountPath: {{ .root.Values.archiveSdk.mountPath | quote }}
  readOnly: true
{{- end }}
{{- end -}}

{{/* Takes selector and spread. */}}
{{- define "bridge.spread" -}}
{{- if ne .spread "none" }}
topologySpreadConstraints:
  - topologyKey: topology.kubernetes.io/zone
    maxSkew: 1
    whenUnsatisfiable: {{ ternary "DoNotSchedule" "ScheduleAnyway" (eq .spread "hard") }}
    # Each roll-out is spread by itself; pods that are about to go do not count.
    matchLabelKeys: [pod-template-hash]
    labelSelector:
      matchLabels:
        {{- .selector | nindent 8 }}
affinity:
  podAntiAffinity:
    {{- if eq .spread "hard" }}
    requiredDuringSchedulingIgnoredDuringExecution:
      - topologyKey: kubernetes.io/hostname
        matchLabelKeys: [pod-template-hash]
        labelSelector:
          matchLabels:
            {{- .selector | nindent 12 }}
    {{- else }}
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 100
        podAffinityTerm:
          topologyKey: kubernetes.io/hostname
          labelSelector:
            matchLabels:
              {{- .selector | nindent 14 }}
    {{- end }}
{{- end }}
{{- end -}}

{{/* A short-lived container of one of our images. Takes root, component, name, args and env (rendered). */}}
{{- define "bridge.oneShot" -}}
- name: {{ .name }}
  image: {{ include "bridge.image" . | quote }}
  imagePullPolicy: {{ .root.Values.image.pullPolicy }}
  args: {{ .args | toJson }}
  env:
    - name: JAVA_TOOL_OPTIONS
      value: {{ .root.Values.defaults.javaOptions | quote }}
    {{- .env | trim | nindent 4 }}
  resources:
    requests: {cpu: 50m, memory: 128Mi}
    limits: {memory: 512Mi}
  # Why it failed stands in the pod's status, too.
  terminationMessagePolicy: FallbackToLogsOnError
  securityContext:
    {{- include "bridge.containerSecurity" . | nindent 4 }}
  volumeMounts:
    {{- include "bridge.volumeMounts" . | nindent 4 }}
{{- end -}}
