import express, { Router } from 'express';

/** What the page may ask of the simulator: what happens to people and reviews, not its inner state, which holds tokens. */
const calls = new Set([
  'GET clock',
  'GET reviews',
  'POST clock',
  'POST mode',
  'POST decide',
  'POST owner-reply',
  'POST inbound',
  'POST delivery',
]);
const answerWithinMs = 10_000;

/**
 * Hands the page's simulator panel through to the simulator of a local stack, so that the page needs no origin but
 * its own. Only JSON is taken, which other sites cannot send here without being asked first.
 */
export function simulatorProxy(simulatorUrl: string): Router {
  const router = Router();
  router.all('/simulator/:call', express.json({ limit: '20kb' }), async (request, response) => {
    const call = String(request.params.call);
    if (!calls.has(`${request.method} ${call}`)) {
      response.status(404).json({ message: 'There is no such call.' });
      return;
    }
    const isPost = request.method === 'POST';
    if (isPost && !request.is('application/json')) {
      response.status(415).json({ message: 'Send JSON.' });
      return;
    }
    try {
      const answer = await fetch(`${simulatorUrl}/_simulator/${call}`, {
        method: request.method,
        signal: AbortSignal.timeout(answerWithinMs),
        ...(isPost
          ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(request.body ?? {}) }
          : {}),
      });
      response
        .status(answer.status)
        .type('json')
        .send(await answer.text());
    } catch {
      response.status(502).json({ message: 'The simulator does not answer.' });
    }
  });
  return router;
}
