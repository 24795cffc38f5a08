/** How sure we are that a text asks for no more texts. */
export enum FreeTextOptOut {
  /** Short and unmistakable: taken as the opt-out that it is. */
  CLEAR = 'CLEAR',
  /** Very likely, but longer or mixed with other matters: for a person to decide. */
  LIKELY = 'LIKELY',
}

/** A longer text may be about more than texting, so a person reads it. */
const mostWords = 8;

const politeness =
  '(?:please|pls|plz|kindly|can you|could you|would you|will you|you can|you need to|you must|i want you to|' +
  "i'd like you to|i would like you to|just|hi|hello|hey|ok|okay|guys|now|thanks|thank you|and)";
const start = `^(?:${politeness}[ ,]*)*`;
const end = `(?:[ ,]+(?:please|pls|plz|thanks|thank you|now|immediately|right now|again|anymore|any more|ever|ever again|at once|asap|forever|today))*$`;
const texts = '(?:texts?|messages?|msgs?|sms|text messages?|txts?|notifications?|alerts?)';
const texting = '(?:texting|messaging|contacting|txting|spamming|bothering)';
const text = '(?:text|message|msg|txt|contact|spam|bother)';
const me = '(?: me| us| this number| my number| my phone)';
const never = "(?:do not|don't|dont|never|no longer)";
const wish = "(?:i )?(?:do not|don't|dont|no longer) (?:want|wish|like) (?:to (?:get|receive|have) )?";

const list =
  '(?: (?:your|the|this|these|that|all|any))*(?: (?:text|texting|sms|messaging|mailing|message|marketing|contact|phone))*(?: (?:lists?|database|system|texts|messages|records))?';

/** Requests that are about texting and nothing else. Each is met as a whole text. */
const requests = [
  // stop texting me · quit messaging this number
  `(?:stop|quit|cease) ${texting}${me}?`,
  // stop sending me texts · stop these messages · stop all texts
  `(?:stop|quit|end|cancel)(?: with)?(?: sending)?${me}?(?: (?:the|these|those|your|all|any|any more|more|so many))* ${texts}(?: to${me})?`,
  `(?:stop|quit) sending(?: these| those| this)?(?: to)?${me}?(?: (?:stuff|things|this))?`,
  // do not text me again · never contact this number
  `${never} (?:ever )?${text}${me}`,
  `${never} (?:ever )?send(?: me| us)?(?: (?:any|any more|anymore|more|these|those|your))* ${texts}`,
  // no more texts
  `no more(?: of)?(?: (?:your|these|those))? ${texts}`,
  // remove me from your list · take my number off this list · opt me out
  `(?:remove|delete|unsubscribe)(?: me| us| my number| this number| my phone)(?: off| from)?(?: of| from)?${list}`,
  `(?:take|get)(?: me| us| my number| this number| my phone) off(?: of| from)?${list}`,
  `opt(?: me| us| my number| this number) out(?: of| from)?${list}`,
  // unsubscribe me · opt out · i want to opt out
  `(?:i (?:want|wish|would like|need) to |i'd like to |how do i |let me )?(?:unsubscribe|opt[- ]out)(?: me)?(?: from)?(?: (?:this|these|your|all|the))*(?: ${texts}| lists?)?`,
  `i(?: am| want to be| would like to be|'m)? (?:opting out|unsubscribing|unsubscribed|removed|opted out|taken off)(?: (?:from|of))*(?: (?:this|these|your|all|the))*(?: ${texts}| lists?)?`,
  // i do not want these texts
  `${wish}(?:any |any more |anymore |more |these |those |your |further )*${texts}(?: from you)?`,
  `${wish}(?:you to ${text}${me}|to be (?:texted|messaged|contacted))`,
  // stop please · please stop · make it stop
  `stop(?: it| this)?(?: please| pls| plz| now| already)+`,
  `(?:please|pls|plz) stop(?: it| this)?`,
  `leave me alone`,
  `lose (?:my|this) number`,
  `i revoke(?: my)? consent(?: to(?: be)? (?:texts|texting|texted|messages))?`,
  `(?:i )?withdraw my consent`,
];

const whole = requests.map((request) => new RegExp(`${start}(?:${request})${end}`));

/** The same within a longer text: only what can hardly mean anything else. */
const within = [
  `\\b(?:stop|quit|cease) ${texting}(?: me| us| this number| my number)\\b`,
  `\\b(?:stop|quit) sending(?: me| us)(?: (?:the|these|those|your|all|any|any more|more|so many))* ${texts}\\b`,
  `\\b${never} (?:ever )?${text}(?: me| us| this number| my number)(?: again| anymore| any more| ever)?\\b`,
  `\\b(?:remove|take|delete|unsubscribe) (?:me|us|my number|this number)(?: off| from)(?: of)?(?: (?:your|the|this|that|all))+(?: (?:text|texting|sms|messaging|mailing|marketing|contact))*(?: (?:lists?|database|system|texts|messages))\\b`,
  `\\bunsubscribe me\\b`,
  `\\bopt me out\\b`,
  `\\b(?:do not|don't|dont|no longer) want (?:to (?:get|receive) )?(?:any |any more |anymore |more |these |those |your |further )+${texts}\\b`,
  `\\bno more ${texts}\\b`,
].map((pattern) => new RegExp(pattern));

/** What turns a request round or makes it conditional. */
const contrary = new RegExp(
  [
    // don't stop texting me · never stop sending these · why did you stop texting me
    `\\b(?:do not|don't|dont|never|not|didn't|did not|won't|can't|cannot|why did you|why have you|did you|have you|(?<!(?:can|could|would|will) )you|they|will i) (?:ever )?(?:stop|quit|cease|unsubscribe|remove|opt|end|cancel)`,
    `\\b(?:stopped|quitting)\\b`,
    // don't text me until / after / before / if / on / while …: about when, not whether
    `\\b(?:until|till|unless|before|after|while|when|during|if|except|instead|but|only|except|later than)\\b`,
    `\\bstop by\\b`,
    // at that number, at work: about where
    `\\b(?:at (?:work|night|home|this hour)|on (?:sunday|saturday|weekends?|my other|the other)|call me|email me)\\b`,
    `\\bdon't (?:forget|hesitate)\\b|\\bdo not (?:forget|hesitate)\\b`,
  ].join('|'),
);

/**
 * Whether a text that is no keyword asks for no more texts. Revocation counts by any reasonable means
 * (47 CFR 64.1200(a)(10)), and Twilio matches whole keywords only.
 */
export function freeTextOptOut(body: string): FreeTextOptOut | null {
  const plain = plainOf(body);
  if (plain === '' || plain.length > 600) return null;
  if (contrary.test(plain)) return null;
  const isQuestion =
    /\?\s*$/.test(body) && !/^(?:can|could|would|will) you\b|^how do i\b|^please\b/.test(plain);
  if (isQuestion) return null;
  const isShort = plain.split(' ').length <= mostWords;
  if (whole.some((pattern) => pattern.test(plain)))
    return isShort ? FreeTextOptOut.CLEAR : FreeTextOptOut.LIKELY;
  return within.some((pattern) => pattern.test(plain)) ? FreeTextOptOut.LIKELY : null;
}

/** Lower case, straight apostrophes, single spaces, nothing but words and commas. */
function plainOf(body: string): string {
  return body
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/[^\p{L}\p{N}',\s-]+/gu, ' ')
    .replace(/(?<!\w)'|'(?!\w)/g, ' ')
    .replace(/\s*,[\s,]*/g, ', ')
    .replace(/\s+/g, ' ')
    .replace(/[ ,]+$/, '')
    .trim();
}
