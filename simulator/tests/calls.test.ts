import twilio from 'twilio';
import { parseTwiml, TwimlError } from '../calls/twiml';
import { type ControlBody, eventually, type Rig, startReceiver, type Receiver, startRig } from './support';

const say = '<Response><Say>Hi &amp; welcome</Say></Response>';

describe('TwiML', () => {
  it('is read as the library writes it', () => {
    const response = new twilio.twiml.VoiceResponse();
    response.say('One & "two" <three>');
    response.dial({ action: 'https://a.example/?x=1&y=2' }).number('+14155550101');
    const [words, dial] = parseTwiml(response.toString());
    expect(words).toMatchObject({ name: 'Say', text: 'One & "two" <three>' });
    expect(dial).toMatchObject({
      attributes: { action: 'https://a.example/?x=1&y=2' },
      children: [{ name: 'Number', text: '+14155550101' }],
    });
  });

  it.each([
    ['', 'no single <Response>'],
    ['<Response><Say>Hi</Response>', 'closes nothing'],
    ['<Response><Say>Hi</Say>', 'not well-formed'],
    ['<Response/><Response/>', 'no single <Response>'],
    ['<Response><Sing/></Response>', '<Sing> does not belong in <Response>'],
    ['<Response><Say tone="low">Hi</Say></Response>', 'no attribute "tone"'],
    ['<Response><Stream url="wss://a.example"/></Response>', '<Stream> does not belong in <Response>'],
  ])('%s is refused', (text, problem) => {
    expect(() => parseTwiml(text)).toThrow(TwimlError);
    expect(() => parseTwiml(text)).toThrow(problem);
  });
});

describe('a call', () => {
  let rig: Rig;
  let receiver: Receiver;
  let number: ControlBody;

  beforeAll(async () => {
    [rig, receiver] = [await startRig(), await startReceiver()];
    const { incomingPhoneNumbers, availablePhoneNumbers } = rig.parent;
    const [found] = await availablePhoneNumbers('US').tollFree.list({ limit: 1 });
    number = await incomingPhoneNumbers.create({
      phoneNumber: found!.phoneNumber,
      voiceUrl: `${receiver.url}/voice`,
      statusCallback: `${receiver.url}/status`,
    });
  });
  afterAll(async () => {
    await receiver.close();
    await rig.stop();
  });

  const ring = (body: object = {}) =>
    rig.control('POST /call', { from: '+14155550123', to: number.phoneNumber, ...body });

  it('asks for TwiML, signed, and tells how it ended', async () => {
    receiver.answer = say;
    const { body } = await ring();
    const [asked, told] = await eventually(() => receiver.received.length >= 2 && receiver.received);
    const token = rig.simulator.authToken;
    for (const { url, headers, params } of [asked!, told!])
      expect(twilio.validateRequest(token, String(headers['x-twilio-signature']), url, params)).toBe(true);
    expect(asked).toMatchObject({
      url: `${receiver.url}/voice`,
      params: { CallSid: body.sid, CallStatus: 'ringing', Direction: 'inbound', To: number.phoneNumber },
    });
    expect(told).toMatchObject({
      url: `${receiver.url}/status`,
      params: { CallSid: body.sid, CallStatus: 'completed' },
    });
    expect((await rig.resources()).calls).toMatchObject([
      { sid: body.sid, steps: [{ verb: 'Say', text: 'Hi & welcome' }] },
    ]);
  });

  it('that is answered with no TwiML fails, and the mistake is remembered', async () => {
    receiver.answer = '<Response><Sing/></Response>';
    const { body } = await ring();
    const { violations } = await eventually(async () => {
      const now = await rig.resources();
      return now.calls.some((one: ControlBody) => one.sid === body.sid && one.status === 'failed') && now;
    });
    expect(violations.at(-1).problem).toContain(body.sid);
  });

  it.each([
    ['from nobody', { from: 'x' }, 400],
    ['to a number that nobody has', { to: '+14155550100' }, 404],
    ['with people who do what nobody can', { members: { '+14155550101': 'sings' } }, 400],
    ['with an agent of another kind', { agent: 'sings' }, 400],
  ])('%s is refused', async (_what, change, status) => {
    expect((await ring(change)).status).toBe(status);
  });

  it('cannot be ended when none waits', async () => {
    expect((await rig.control('POST /call-end', { sid: 'CA1', by: 'agent' })).status).toBe(404);
  });
});
