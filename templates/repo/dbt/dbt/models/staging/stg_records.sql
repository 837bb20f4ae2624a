select
    {{ var('entity') }} as entity,
    {{ epoch_seconds('at') }} as at_s
from {{ source('landed', 'records') }}
