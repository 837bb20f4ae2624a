"""`python -I claude_child.py TASK.json`: one session of the code agent, in a process that knows nothing but its task.

A program of its own, because the agent's SDK hands its parent's whole environment on to the command-line tool.
"""

import asyncio
import json
import os
import sys
from pathlib import Path

FILE_TOOLS = ["Read", "Write", "Edit", "Glob", "Grep"]
ALLOWED = ["Read(./**)", "Write(./**)", "Edit(./**)", "Glob", "Grep"]
DENIED = ["Bash", "WebFetch", "WebSearch", "Task", "NotebookEdit"]
PATHS = ("file_path", "path", "notebook_path")


def inside(root: Path, given: object) -> bool:
    """Whether a path, with every link in it followed, stays under the root."""
    return Path(os.path.realpath(os.path.join(root, str(given)))).is_relative_to(root)


def guard(root: Path):  # type: ignore[no-untyped-def]
    async def decide(call, _id, _context):  # type: ignore[no-untyped-def]
        given = call.get("tool_input") or {}
        bad = call.get("tool_name") not in FILE_TOOLS or any(
            name in given and not inside(root, given[name]) for name in PATHS
        )
        if not bad:
            return {}
        refused = {
            "hookEventName": "PreToolUse",
            "permissionDecision": "deny",
            "permissionDecisionReason": "outside the work tree",
        }
        return {"hookSpecificOutput": refused}

    return decide


async def session(task: dict) -> dict:  # type: ignore[type-arg]
    from claude_agent_sdk import ClaudeAgentOptions, ClaudeSDKError, HookMatcher, ResultMessage, query

    root = Path(os.path.realpath(task["cwd"]))
    options = ClaudeAgentOptions(
        cwd=root,
        tools=FILE_TOOLS,
        allowed_tools=ALLOWED,
        disallowed_tools=DENIED,
        permission_mode="dontAsk",
        setting_sources=[],
        skills=[],
        strict_mcp_config=True,
        verbatim_prompts=True,
        max_turns=task["max_turns"],
        max_budget_usd=task["max_budget_usd"],
        model=task["model"],
        system_prompt=task["system"],
        hooks={"PreToolUse": [HookMatcher(hooks=[guard(root)], on_failure="block")]},
    )
    told: dict = {"outcome": "no_result"}  # type: ignore[type-arg]
    try:
        async for message in query(prompt=task["prompt"], options=options):
            if isinstance(message, ResultMessage):
                told = account(message)
    except ClaudeSDKError as error:  # error results are raised after their message
        if told["outcome"] == "no_result":
            told["outcome"] = type(error).__name__
        told["detail"] = str(error)[:500]
    return told


def account(message) -> dict:  # type: ignore[no-untyped-def,type-arg]
    usage = message.usage or {}
    failed = message.is_error and message.subtype == "success"
    return {
        "outcome": "api_error" if failed else message.subtype,
        "detail": (message.result or "")[:500] if message.is_error else "",
        "turns": message.num_turns,
        "usd": message.total_cost_usd,
        "fresh": usage.get("input_tokens", 0) + usage.get("cache_creation_input_tokens", 0),
        "cached": usage.get("cache_read_input_tokens", 0),
        "out": usage.get("output_tokens", 0),
        "denied": len(message.permission_denials or []),
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(session(json.loads(Path(sys.argv[1]).read_text())))))  # noqa: T201
