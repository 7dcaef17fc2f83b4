# syntax=docker/dockerfile:1
# Sitrep with Node.js, its browser and its fonts, ready to print: docs/ci.md. What is done in it is docker/prepare.sh, which runs anywhere.

# Named by version. To pin it: --build-arg NODE_IMAGE=node@sha256:<digest>
ARG NODE_IMAGE=node:22-bookworm-slim

FROM ${NODE_IMAGE} AS pack
WORKDIR /source
COPY . .
RUN npm ci --no-audit --no-fund --ignore-scripts \
 && node scripts/build.mjs \
 && mkdir /packed \
 && npm pack --ignore-scripts --pack-destination /packed

FROM ${NODE_IMAGE}
# Chromium leaves processes behind that somebody has to ask how they ended.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends tini \
 && rm -rf /var/lib/apt/lists/*
ENV XDG_CACHE_HOME=/opt/sitrep/cache \
    NODE_COMPILE_CACHE=/opt/sitrep/compile-cache \
    PATH=/opt/sitrep/bin:$PATH
# Root installs what nobody shall change; the account that prints warms up its own cache.
RUN --mount=type=bind,from=pack,source=/packed,target=/packed \
    --mount=type=bind,source=docker,target=/docker \
    sh /docker/prepare.sh install /packed/sitrep-*.tgz /opt/sitrep \
 && install --directory --owner node --group node /opt/sitrep/compile-cache /project
USER 1000:1000
RUN --mount=type=bind,source=docker,target=/docker sh /docker/prepare.sh warm /opt/sitrep
WORKDIR /project
ENTRYPOINT ["tini", "--", "sitrep"]
CMD ["--help"]
