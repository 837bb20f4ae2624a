"""Licences that restrict what may be done with a product or a model."""

from __future__ import annotations

import re

RESTRICTED = re.compile(r"agpl|sspl|\bbsl|busl|business source|elastic-?2|non-?commercial|community", re.IGNORECASE)
