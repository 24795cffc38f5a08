/** An element of a TwiML document. */
export interface Verb {
  name: string;
  attributes: Record<string, string>;
  children: Verb[];
  text: string;
}

/** A document that Twilio would refuse; its message says why. */
export class TwimlError extends Error {}

const recordingCallback = [
  'recordingStatusCallback',
  'recordingStatusCallbackMethod',
  'recordingStatusCallbackEvent',
];

/** What each element may hold and be told (https://www.twilio.com/docs/voice/twiml, read 2026-11-25). */
const grammar: Record<string, { attributes: string[]; children: string[] }> = {
  Response: {
    attributes: [],
    children: [
      'Say',
      'Pause',
      'Start',
      'Stop',
      'Connect',
      'Dial',
      'Gather',
      'Record',
      'Redirect',
      'Hangup',
      'Reject',
    ],
  },
  Say: { attributes: ['voice', 'language', 'loop'], children: [] },
  Pause: { attributes: ['length'], children: [] },
  Gather: {
    attributes: ['input', 'action', 'method', 'timeout', 'numDigits', 'finishOnKey', 'actionOnEmptyResult'],
    children: ['Say', 'Pause'],
  },
  Start: { attributes: ['action', 'method'], children: ['Recording'] },
  Stop: { attributes: [], children: ['Recording'] },
  Recording: { attributes: ['channels', 'track', 'trim', ...recordingCallback], children: [] },
  Connect: { attributes: ['action', 'method'], children: ['Stream'] },
  Stream: {
    attributes: ['url', 'name', 'track', 'statusCallback', 'statusCallbackMethod'],
    children: ['Parameter'],
  },
  Parameter: { attributes: ['name', 'value'], children: [] },
  Dial: {
    attributes: [
      'action',
      'method',
      'timeout',
      'hangupOnStar',
      'timeLimit',
      'callerId',
      'record',
      'trim',
      'answerOnBridge',
      'ringTone',
      'sequential',
      ...recordingCallback,
    ],
    children: ['Number'],
  },
  Number: {
    attributes: [
      'url',
      'method',
      'sendDigits',
      'statusCallback',
      'statusCallbackMethod',
      'statusCallbackEvent',
    ],
    children: [],
  },
  Record: {
    attributes: [
      'action',
      'method',
      'timeout',
      'finishOnKey',
      'maxLength',
      'playBeep',
      'trim',
      'transcribe',
      ...recordingCallback,
    ],
    children: [],
  },
  Redirect: { attributes: ['method'], children: [] },
  Hangup: { attributes: [], children: [] },
  Reject: { attributes: ['reason'], children: [] },
};

const token = /<\?[^?]*\?>|<!--[\s\S]*?-->|<(\/?)([A-Za-z]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const attribute = /([\w:]+)="([^"]*)"/g;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads a document and holds it against the grammar; throws what Twilio would complain of. */
export function parseTwiml(text: string): Verb[] {
  const root: Verb = { name: '', attributes: {}, children: [], text: '' };
  const open: Verb[] = [root];
  token.lastIndex = 0;
  let end = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    end = token.lastIndex;
    const [, closing, name, attributes, empty, words] = match;
    if (words !== undefined) open.at(-1)!.text += unescape(words);
    if (name === undefined) continue;
    if (closing) {
      if (open.length < 2 || open.pop()!.name !== name) throw new TwimlError(`</${name}> closes nothing`);
      continue;
    }
    const verb: Verb = { name, attributes: read(attributes ?? ''), children: [], text: '' };
    open.at(-1)!.children.push(verb);
    if (!empty) open.push(verb);
  }
  if (end !== text.length || open.length !== 1) throw new TwimlError('the document is not well-formed XML');
  const [response, ...others] = root.children;
  if (response?.name !== 'Response' || others.length > 0)
    throw new TwimlError('the document is no single <Response>');
  check(response);
  return response.children;
}

function read(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(attribute)].map(([, name, value]) => [name, unescape(value!)]));
}

function unescape(text: string): string {
  return text.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith('#'))
      return String.fromCodePoint(name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1)));
    return entities[name] ?? whole;
  });
}

function check(verb: Verb): void {
  const rule = grammar[verb.name];
  if (!rule) throw new TwimlError(`<${verb.name}> is not simulated`);
  for (const name of Object.keys(verb.attributes))
    if (!rule.attributes.includes(name)) throw new TwimlError(`<${verb.name}> has no attribute "${name}"`);
  for (const child of verb.children) {
    if (!rule.children.includes(child.name))
      throw new TwimlError(`<${child.name}> does not belong in <${verb.name}>`);
    check(child);
  }
}
