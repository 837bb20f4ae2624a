{% macro epoch_seconds(column) %}{{ return(adapter.dispatch('epoch_seconds')(column)) }}{% endmacro %}

{% macro default__epoch_seconds(column) %}extract(epoch from {{ column }}){% endmacro %}

{% macro bigquery__epoch_seconds(column) %}(unix_micros({{ column }}) / 1000000){% endmacro %}

{% macro trino__epoch_seconds(column) %}to_unixtime({{ column }}){% endmacro %}

{% macro fabric__epoch_seconds(column) %}(datediff_big(microsecond, '1970-01-01', {{ column }}) / 1000000.0){% endmacro %}
