import { feeLine, quote, type BilledOrganization, type Quote } from './billing';
import { BusinessEntityType, type BusinessFacts } from './organizations';
import { firstFees } from './programmes/a2p/fees';
import { hasCompanyEnding, Way, wayLimits, wayOf, wayWaits } from './programmes/a2p/way';
import { tollFreeProgramme } from './programmes/toll-free/programme';
import { RegistrationKind, type UsualWait } from './registrations';

/** The ways to text customers in the United States. */
export enum MessagingWayKind {
  TOLL_FREE = 'TOLL_FREE',
  SOLE_PROPRIETOR = 'SOLE_PROPRIETOR',
  LOW_VOLUME = 'LOW_VOLUME',
  STANDARD = 'STANDARD',
}

/** Plain answers; null for a question that was not asked. */
export interface WayAnswers {
  hasTaxId: boolean | null;
  entityType: BusinessEntityType | null;
  isPublicCompany: boolean | null;
  /** Texts on a busy day, to all customers together. */
  textsPerDay: number | null;
  needsLocalNumber: boolean | null;
  registeredElsewhere: boolean | null;
}

/** What the carriers grant; null where there is no fixed limit. */
export interface MessagingWayLimits {
  numbers: number | null;
  textingPlans: number | null;
  textsPerDay: number | null;
}

/** One way with all that speaks for or against it. */
export interface MessagingWay {
  way: MessagingWayKind;
  registrationKind: RegistrationKind;
  title: string;
  summary: string;
  fits: boolean;
  whyNot: string | null;
  recommended: boolean;
  quote: Quote;
  wait: UsualWait;
  limits: MessagingWayLimits;
  notes: string[];
}

/** Above this only the fuller registration carries the texts. */
const lowVolumePerDay = 2000;

const localWays = [Way.SOLE_PROPRIETOR, Way.LOW_VOLUME, Way.STANDARD] as const;

const described: Readonly<Record<MessagingWayKind, { title: string; summary: string }>> = {
  [MessagingWayKind.TOLL_FREE]: {
    title: 'Toll-free number',
    summary:
      'A number such as (888) 555-0123. One form about your business and how customers agree to be texted, and the fastest approval.',
  },
  [MessagingWayKind.SOLE_PROPRIETOR]: {
    title: 'Local number, registered to you as a person',
    summary:
      'For people in business without a company or tax number. You answer a text on your own cell phone to prove who you are; then what you text is reviewed.',
  },
  [MessagingWayKind.LOW_VOLUME]: {
    title: 'Local number for a business with up to 2,000 texts a day',
    summary:
      'A registration of your business with the mobile carriers and a review of what you text. It fits nearly every local business with a tax number.',
  },
  [MessagingWayKind.STANDARD]: {
    title: 'Local number for a business with many texts',
    summary:
      'The registration of your business with a further check of it, which opens higher daily limits. It fits large senders, public companies and government.',
  },
};

const called: Readonly<Record<BusinessEntityType, string>> = {
  [BusinessEntityType.SOLE_PROPRIETORSHIP]: 'person without a company',
  [BusinessEntityType.LIMITED_LIABILITY_COMPANY]: 'LLC',
  [BusinessEntityType.PARTNERSHIP]: 'partnership',
  [BusinessEntityType.CORPORATION]: 'corporation',
  [BusinessEntityType.CO_OPERATIVE]: 'cooperative',
  [BusinessEntityType.NON_PROFIT]: 'nonprofit',
  [BusinessEntityType.GOVERNMENT]: 'government body',
};

/**
 * Every way to text customers with what it costs, takes and allows, and which of them fit. What was not answered
 * is taken from the profile. At most one is recommended: toll-free unless a local number is needed, and none
 * when no way is open yet.
 */
export function messagingWays(
  given: WayAnswers,
  business: BusinessFacts,
  billed: BilledOrganization,
  now: Date,
): MessagingWay[] {
  const answers = completed(given, business);
  const all = Object.values(MessagingWayKind).map((way): MessagingWay => {
    const whyNot = reasonAgainst(way, answers, business);
    return {
      way,
      ...described[way],
      ...termsOf(way, billed, now),
      fits: whyNot === null,
      whyNot,
      recommended: false,
      notes: notesOn(way, answers),
    };
  });
  const best = recommended(
    all.filter((one) => one.fits).map((one) => one.way),
    answers,
    business,
  );
  return all.map((one) => ({ ...one, recommended: one.way === best }));
}

/** A tax number on the profile of a person may be a Social Security number, so it answers nothing. */
function completed(given: WayAnswers, business: BusinessFacts): WayAnswers {
  const entityType = given.entityType ?? business.entityType;
  const isCompany = entityType !== null && entityType !== BusinessEntityType.SOLE_PROPRIETORSHIP;
  return {
    ...given,
    entityType,
    hasTaxId: given.hasTaxId ?? (isCompany && business.taxId !== null ? true : null),
  };
}

function termsOf(
  way: MessagingWayKind,
  billed: BilledOrganization,
  now: Date,
): Pick<MessagingWay, 'registrationKind' | 'quote' | 'wait' | 'limits'> {
  if (way === MessagingWayKind.TOLL_FREE)
    return {
      registrationKind: RegistrationKind.TOLL_FREE_VERIFICATION,
      quote: quote([feeLine('toll-free-verification', billed, now)]),
      wait: tollFreeProgramme.wait,
      limits: { numbers: null, textingPlans: null, textsPerDay: null },
    };
  const local = Way[way];
  const { numbers, plans, textsPerDay } = wayLimits[local];
  return {
    registrationKind: RegistrationKind.A2P_10DLC,
    quote: quote(firstFees(local, billed, now)),
    wait: wayWaits[local],
    limits: { numbers, textingPlans: plans, textsPerDay },
  };
}

/** The hard rule that closes a way; null when it is open as far as is known. */
function reasonAgainst(
  way: MessagingWayKind,
  { hasTaxId, entityType, isPublicCompany, textsPerDay, needsLocalNumber }: WayAnswers,
  { legalName, country }: BusinessFacts,
): string | null {
  const isCompany = entityType !== null && entityType !== BusinessEntityType.SOLE_PROPRIETORSHIP;
  const mustGiveNumber =
    hasTaxId === false
      ? 'It needs the tax number of the business, and you say that there is none yet.'
      : null;
  switch (way) {
    case MessagingWayKind.TOLL_FREE:
      if (needsLocalNumber === true) return 'You want a number with a local area code.';
      return isCompany ? mustGiveNumber : null;
    case MessagingWayKind.SOLE_PROPRIETOR:
      if (isCompany) return `It is only for people without a company; yours is a ${called[entityType]}.`;
      if (hasTaxId === true) return 'It is only for people without a tax number, and you have one.';
      if (legalName !== null && hasCompanyEnding(legalName))
        return `“${legalName}” is the name of a company, which cannot be registered as a person.`;
      if (country !== null && country !== 'US' && country !== 'CA')
        return 'It is only for people with an address in the United States or Canada.';
      return (textsPerDay ?? 0) > lowVolumePerDay
        ? 'It carries about 1,000 texts a day to the customers of one carrier, and you need more.'
        : null;
    case MessagingWayKind.LOW_VOLUME:
      if (mustGiveNumber !== null) return mustGiveNumber;
      if (entityType === BusinessEntityType.GOVERNMENT || isPublicCompany === true)
        return 'Public companies and government take the registration with the further check.';
      return (textsPerDay ?? 0) > lowVolumePerDay
        ? 'It carries up to about 2,000 texts a day, and you need more.'
        : null;
    case MessagingWayKind.STANDARD:
      return mustGiveNumber;
  }
}

function recommended(
  open: readonly MessagingWayKind[],
  answers: WayAnswers,
  { legalName }: BusinessFacts,
): MessagingWayKind | null {
  if (open.includes(MessagingWayKind.TOLL_FREE)) return MessagingWayKind.TOLL_FREE;
  const way = wayOf({
    entityType: answers.entityType,
    hasTaxId: answers.hasTaxId,
    isPublic: answers.isPublicCompany,
    dailyTexts: (answers.textsPerDay ?? 0) > lowVolumePerDay ? 'MORE' : 'UP_TO_2000',
    businessName: legalName,
  });
  const first = MessagingWayKind[way];
  if (open.includes(first)) return first;
  return localWays.map((one) => MessagingWayKind[one]).find((one) => open.includes(one)) ?? null;
}

function notesOn(way: MessagingWayKind, answers: WayAnswers): string[] {
  const notes: Readonly<Record<MessagingWayKind, string[]>> = {
    [MessagingWayKind.TOLL_FREE]: [
      'Texts reach the United States and Canada.',
      'More than five such numbers need a reason, which the form asks for.',
    ],
    [MessagingWayKind.SOLE_PROPRIETOR]: [
      'One number and one texting plan, no more.',
      'About 1,000 texts a day to customers of T-Mobile; other carriers take somewhat more.',
      'Your cell phone gets a text that you answer with YES within 24 hours.',
    ],
    [MessagingWayKind.LOW_VOLUME]: [
      'About 2,000 texts a day to customers of T-Mobile, up to 6,000 in all.',
      'It cannot be turned into the larger registration later: that is a new one.',
    ],
    [MessagingWayKind.STANDARD]: [
      'From 2,000 to 200,000 texts a day to customers of T-Mobile, by the outcome of the further check.',
    ],
  };
  const isLocal = way !== MessagingWayKind.TOLL_FREE;
  return [
    ...notes[way],
    ...(isLocal && answers.registeredElsewhere === true
      ? [
          'Your business is registered with another provider already: enter the same details here, and expect questions if the carriers take it for a duplicate.',
        ]
      : []),
  ];
}
