select
    {{ var('entity') }} as entity,
    {{ epoch_seconds('at') }} as at_s,
    amount
from {{ source('landed', 'activity') }}
