import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Everything that /metrics shows. */
export const registry = new Registry();

/** Node's own metrics; a process asks for them once. */
export function collectProcessMetrics(): void {
  if (!registry.getSingleMetric('process_cpu_seconds_total')) collectDefaultMetrics({ register: registry });
}

const registers = [registry];

export const metrics = {
  httpDuration: new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  }),
  graphqlDuration: new Histogram({
    name: 'graphql_operation_duration_seconds',
    help: 'Time to execute an operation, by its first root field.',
    labelNames: ['type', 'field', 'outcome'] as const,
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  }),
  graphqlErrors: new Counter({
    name: 'graphql_errors_total',
    help: 'Top-level errors by code.',
    labelNames: ['code'] as const,
    registers,
  }),
  webhooks: new Counter({
    name: 'webhook_requests_total',
    help: 'Calls from Twilio by kind and status answered.',
    labelNames: ['kind', 'status'] as const,
    registers,
  }),
  receiptsPending: new Gauge({
    name: 'webhook_receipts_pending',
    help: 'Receipts that wait to be processed.',
    registers,
  }),
  receiptsLag: new Gauge({
    name: 'webhook_receipts_lag_seconds',
    help: 'Age of the oldest receipt that waits.',
    registers,
  }),
  receipts: new Counter({
    name: 'webhook_receipts_total',
    help: 'Receipts by kind and what became of them: processed, ignored, failed, given-up.',
    labelNames: ['kind', 'outcome'] as const,
    registers,
  }),
  jobs: new Counter({
    name: 'jobs_total',
    help: 'Jobs by name and outcome: done, later, failed.',
    labelNames: ['job', 'outcome'] as const,
    registers,
  }),
  jobDuration: new Histogram({
    name: 'job_duration_seconds',
    help: 'Time a job took.',
    labelNames: ['job'] as const,
    buckets: [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 30, 60],
    registers,
  }),
  jobsPending: new Gauge({ name: 'jobs_pending', help: 'Jobs that wait or run.', registers }),
  sockets: new Gauge({ name: 'graphql_sockets', help: 'Open WebSocket connections.', registers }),
  subscriptions: new Gauge({
    name: 'graphql_subscriptions',
    help: 'Live subscriptions by root field.',
    labelNames: ['field'] as const,
    registers,
  }),
  publishFailures: new Counter({
    name: 'realtime_publish_failures_total',
    help: 'Changes that could not be published at once; the outbox publishes them later.',
    registers,
  }),
  redisUp: new Gauge({
    name: 'redis_up',
    help: '1 while Redis answers, 0 while it is away; absent when none is configured.',
    registers,
  }),
};
