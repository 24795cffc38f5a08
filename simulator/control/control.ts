import type { Product } from '../products/product';
import type { SimulatorCore } from '../core';
import { useConsole } from './console';
import { ControlError, ControlInput } from './input';
import { fillQueue, liftFaults, setClock, setDisturbance, setFault, setLimits, setMode } from './disturb';
import { endCall, ringNumber } from './calls';
import { answerAsOwner, befall, decide, receiveText, scoreBrand, setDelivery, setKeywords } from './happen';
import { requestsSince, resources, waiting, withheld } from './inspect';

export interface ControlReply {
  status: number;
  body: unknown;
}

type Handler = (input: ControlInput, query: URLSearchParams) => unknown;

/** The control API under `/_simulator`: what a test or a demo tells the simulator to do. */
export class Control {
  private readonly handlers: Record<string, Handler>;

  constructor(core: SimulatorCore, products: Product[]) {
    this.handlers = {
      'POST /reset': () => core.reset(),
      'GET /clock': () => ({ now: core.clock.now() }),
      'POST /clock': (input) => setClock(core, input),
      'POST /mode': (input) => setMode(core, input),
      'POST /decide': (input) => decide(core, input),
      'POST /owner-reply': (input) => answerAsOwner(core, input),
      'POST /score': (input) => scoreBrand(core, input),
      'POST /inbound': (input) => receiveText(core, input),
      'POST /call': (input) => ringNumber(core, input),
      'POST /call-end': (input) => endCall(core, input),
      'POST /delivery': (input) => setDelivery(core, input),
      'POST /console': (input) => useConsole(core, input),
      'POST /account': (input) => befall(core, input),
      'POST /keywords': (input) => setKeywords(core, input),
      'POST /faults': (input) => setFault(core, input),
      'DELETE /faults': (_, query) => liftFaults(core, query),
      'POST /limits': (input) => setLimits(core, input),
      'POST /sender-queue': (input) => fillQueue(core, input),
      'POST /callbacks': (input) => setDisturbance(core, input),
      'GET /reviews': () => waiting(core),
      'GET /requests': (_, query) => requestsSince(core, query),
      'GET /withheld': () => withheld(core),
      'GET /resources': () => resources(core, products),
    };
  }

  answer(method: string, path: string, query: URLSearchParams, body: string): ControlReply {
    const handler = this.handlers[`${method} ${path}`];
    if (!handler)
      return {
        status: 404,
        body: { message: `No control call ${method} ${path}`, calls: Object.keys(this.handlers) },
      };
    try {
      return { status: 200, body: handler(ControlInput.parse(body), query) ?? { ok: true } };
    } catch (error) {
      if (error instanceof ControlError) return { status: error.status, body: { message: error.message } };
      throw error;
    }
  }
}
