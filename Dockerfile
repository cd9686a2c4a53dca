# One image for the API, the worker, the web server and the local mailbox; docker-compose.yml names the program.
FROM node:24-slim AS build
WORKDIR /app
ENV NX_DAEMON=false CI=true
COPY . .
RUN npm ci
RUN npx nx run-many -t build && npm prune --omit=dev

FROM node:24-slim
ENV NODE_ENV=production DONDOC_HOME=/var/lib/dondoc
WORKDIR /app
RUN mkdir -p /var/lib/dondoc && chown node:node /var/lib/dondoc
# Owned by root: the program cannot change itself.
COPY --from=build /app /app
USER node
CMD ["node", "apps/api/dist/main.js"]
