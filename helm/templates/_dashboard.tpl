{{/* A dashboard as Grafana reads it, from our short form: two panels a row. Takes root, name and dashboard. */}}
{{- define "bridge.dashboard" -}}
{{- $scope := printf "namespace=%q" .root.Release.Namespace -}}
{{- $source := dict "type" "prometheus" "uid" "${source}" -}}
{{- $panels := list -}}
{{- range $index, $panel := .dashboard.panels -}}
{{- $targets := list -}}
{{- range $letter, $query := $panel.queries -}}
{{- $targets = append $targets (dict "refId" (printf "Q%d" $letter) "datasource" $source "expr" ($query.expr | replace "$scope" $scope) "legendFormat" $query.legend) -}}
{{- end -}}
{{- $place := dict "w" 12 "h" 8 "x" (mul 12 (mod $index 2)) "y" (mul 8 (div $index 2)) -}}
{{- $panels = append $panels (dict "id" (add1 $index) "type" "timeseries" "title" $panel.title "description" $panel.why "datasource" $source "gridPos" $place "targets" $targets "fieldConfig" (dict "defaults" (dict "unit" $panel.unit "min" 0) "overrides" list)) -}}
{{- end -}}
{{- $variable := dict "name" "source" "label" "Prometheus" "type" "datasource" "query" "prometheus" -}}
{{- dict "uid" (printf "wecom-bridge-%s" .name) "title" .dashboard.title "tags" (list "wecom-bridge") "schemaVersion" 41 "editable" false "refresh" "30s" "time" (dict "from" "now-6h" "to" "now") "templating" (dict "list" (list $variable)) "panels" $panels | toPrettyJson -}}
{{- end -}}
