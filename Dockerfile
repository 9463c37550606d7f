# Build: everything, development packages included. The embedded engine ships no binary for Alpine on x64.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

# Run: what the server needs, as a user without rights.
FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
COPY schema.graphql ./
COPY cypher cypher
COPY seed seed
COPY --from=build /app/dist dist
# For snapshots: mount a volume here to keep them.
RUN mkdir .cache && chown 1000:1000 .cache
# The user "node" of the image, by number: so that Kubernetes can see that it is not root.
USER 1000:1000
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 4000) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/cli/main.js", "serve"]
