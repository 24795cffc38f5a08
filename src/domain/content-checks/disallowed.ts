import type { Finding } from '../registrations';
import { alcohol, disallowedFamilies, noAlcohol, type ContentFamily } from './disallowed-families';
import { blocker, risk, type FieldText } from './finding';
import { sentences, isDenied } from './sentences';

/** A text to look through: a name of a business is judged more mildly than what is sent. */
export interface ContentText extends FieldText {
  isName?: boolean;
}

/**
 * Contents that the networks refuse: BLOCKER where the words are plain, RISK where they may mean something else
 * or are denied ("we never text about gambling"). One finding for each family, at the gravest place.
 */
export function checkDisallowed(texts: readonly ContentText[]): Finding[] {
  return disallowedFamilies.flatMap((family) => {
    const hits = texts.flatMap((text) => look(family, text));
    const gravest = hits.find((hit) => hit.certain) ?? hits[0];
    if (gravest === undefined) return [];
    const { text, words, certain } = gravest;
    return certain
      ? [
          blocker(
            text.key,
            `“${words}” in ${text.called}: ${family.name} cannot be texted about in the US and Canada.`,
            family.advice,
            family.codes,
          ),
        ]
      : [
          risk(
            text.key,
            `“${words}” in ${text.called} may be taken for ${family.name}.`,
            `If you mean something else, say it in other words. ${family.advice}`,
            family.codes,
          ),
        ];
  });
}

interface Hit {
  text: ContentText;
  words: string;
  certain: boolean;
}

function look(family: ContentFamily, text: ContentText): Hit[] {
  const certain = [family.plain, text.isName === true ? undefined : family.inText];
  const all = [...certain, family.inText, family.doubtful];
  const hits: Hit[] = [];
  for (const sentence of sentences(text.text))
    for (const [index, pattern] of all.entries()) {
      const match = pattern?.exec(sentence);
      if (!match) continue;
      const otherMeaning = isDenied(sentence, match.index, true) || family.unless?.test(sentence) === true;
      if (index >= certain.length && otherMeaning) continue;
      hits.push({ text, words: match[0].trim(), certain: index < certain.length && !otherMeaning });
    }
  return hits.sort((a, b) => Number(b.certain) - Number(a.certain)).slice(0, 1);
}

/** Texts about alcohol need an age check; without one they are refused. */
export function checkAlcohol(
  texts: readonly ContentText[],
  ageGateKey: string,
  ageGated: boolean,
): Finding[] {
  if (ageGated) return [];
  for (const text of texts)
    for (const sentence of sentences(text.text)) {
      const match = alcohol.exec(sentence);
      if (match && !noAlcohol.test(sentence) && !isDenied(sentence, match.index, true))
        return [
          risk(
            ageGateKey,
            `“${match[0]}” in ${text.called} speaks of alcohol, but the texts are not marked as age-restricted.`,
            'Ask for the date of birth on your website and at sign-up, then mark the texts as age-restricted.',
            [30456, 30448],
          ),
        ];
    }
  return [];
}
