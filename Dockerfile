FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npx tsc -b src migrations && npx vite build web --logLevel warn

FROM node:20-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:20-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
RUN mkdir -p /var/lib/loquent/documents && chown node:node /var/lib/loquent/documents
ENV DOCUMENT_STORAGE_DIR=/var/lib/loquent/documents
# A container that is only a worker shows its health too.
ENV PORT=4000 WORKER_PORT=4000
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "const { PORT, WORKER_PORT } = process.env; Promise.any([PORT, WORKER_PORT].map((port) => fetch(`http://127.0.0.1:${port}/healthz`))).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/main.js"]
CMD ["--role", "all"]
