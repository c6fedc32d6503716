# The browser apps are built with everything that development needs; none of it goes further.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# The image brings Node itself: no install script has anything to do here.
RUN npm ci --ignore-scripts && rm -rf node_modules/node node_modules/.bin/node
COPY tsconfig.json vite.config.ts ./
COPY test/test-projects.ts test/test-projects.ts
COPY server/cli/build-both.ts server/cli/build-both.ts
COPY shared shared
COPY analytics analytics
COPY kiosk kiosk
RUN npm run build

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/node node_modules/.bin/node

FROM node:24-slim
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0 PORT=3000
WORKDIR /app
RUN mkdir /data /backups && chown node:node /data /backups
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
COPY shared shared
COPY analytics/stats analytics/stats
COPY analytics/reports analytics/reports
COPY server server
COPY docs/verify-proof.mjs docs/verify-proof.mjs
USER node
VOLUME ["/data", "/backups"]
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
  CMD ["node", "server/health-check.ts"]
CMD ["node", "server/main.ts"]
