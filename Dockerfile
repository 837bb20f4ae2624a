# One image, two commands: `web` (API and workspace) and `worker`. The same steps run without Docker in tests/infra.
FROM node:24.15.0-alpine@sha256:d1b3b4da11eefd5941e7f0b9cf17783fc99d9c6fc34884a665f40a06dbdfc94f AS web
WORKDIR /build
COPY package.json package-lock.json .npmrc eslint.config.mjs ./
COPY web web
RUN npm ci --no-audit --no-fund && npm run build

FROM python:3.12.13-slim-bookworm@sha256:8a7e7cc04fd3e2bd787f7f24e22d5d119aa590d429b50c95dfe12b3abe52f48b AS python
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
WORKDIR /app
RUN python -m pip install --no-cache-dir uv==0.13.9
COPY requirements.lock ./
RUN uv venv /app/.venv && uv pip sync --require-hashes --python /app/.venv/bin/python requirements.lock
COPY pyproject.toml README.md LICENSE NOTICE alembic.ini ./
COPY core core
COPY policies policies
COPY templates templates
COPY agents agents
COPY prompts prompts
COPY api api
COPY worker worker
COPY cli cli
COPY migrations migrations
RUN uv pip install --no-deps --editable . --python /app/.venv/bin/python

FROM python:3.12.13-slim-bookworm@sha256:8a7e7cc04fd3e2bd787f7f24e22d5d119aa590d429b50c95dfe12b3abe52f48b
# Debian keeps one git per release: a pinned revision disappears with its first security fix.
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends git && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --create-home --home-dir /home/amp --shell /usr/sbin/nologin amp \
  && mkdir -p /app/.data && chown amp:amp /app/.data
WORKDIR /app
COPY --from=python /app /app
COPY --from=web /build/web/out /app/web/out
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 AMP_ENV=production AMP_DATA_DIR=/app/.data
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s --retries=4 \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
ENTRYPOINT ["amp"]
CMD ["web"]
