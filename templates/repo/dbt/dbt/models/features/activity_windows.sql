-- The windows of mlsystem.features: what happened strictly before the moment of the record, and no longer ago than that.
select
    r.entity,
    r.at_s,
    count(case when r.at_s - a.at_s <= 7 * 86400 then 1 end) as activity_count_7d,
    count(case when r.at_s - a.at_s <= 30 * 86400 then 1 end) as activity_count_30d,
    count(case when r.at_s - a.at_s <= 90 * 86400 then 1 end) as activity_count_90d,
    coalesce(sum(case when r.at_s - a.at_s <= 7 * 86400 then a.amount end), 0) as activity_sum_7d,
    coalesce(sum(case when r.at_s - a.at_s <= 30 * 86400 then a.amount end), 0) as activity_sum_30d,
    coalesce(sum(case when r.at_s - a.at_s <= 90 * 86400 then a.amount end), 0) as activity_sum_90d
from {{ ref('stg_records') }} as r
left join {{ ref('stg_activity') }} as a
    on a.entity = r.entity and a.at_s < r.at_s
group by r.entity, r.at_s
