import type { Finding } from '../../registrations';

/**
 * What a reviewer of local numbers calls what the checks predict in the words of the toll-free family; codes
 * that either family may bring stand for themselves.
 */
const twins: Readonly<Record<number, readonly number[]>> = {
  30443: [30897],
  30441: [30883],
  30442: [30884],
  30444: [30885],
  30445: [18602],
  30446: [30896],
  30448: [30888],
  30449: [30892],
  30452: [30753],
  30455: [30883],
  30456: [30883, 30888],
  30457: [30883],
  30458: [30883],
  30459: [30883],
  30470: [30885],
  30471: [30892],
  30472: [30799],
  30473: [30891],
  30474: [30894],
  30475: [30896],
  30476: [30909],
  30477: [30908],
  30480: [30884],
  30482: [18606],
  30483: [18604],
  30484: [30795],
  30486: [30890],
  30488: [30894],
  30501: [30900],
  30509: [30909],
  30511: [30909],
  30513: [30924],
  30527: [18602],
  30531: [30890],
  30936: [30890],
};

/** Twilio's families of forbidden content on toll-free numbers; on local numbers they are one. */
function isDisallowed(code: number): boolean {
  return (code >= 30460 && code <= 30469) || (code >= 30860 && code <= 30878);
}

/** The codes that a review of a local number would bring. */
export function predicted(findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => ({
    ...finding,
    predictsCodes: [
      ...new Set(
        finding.predictsCodes.flatMap((code) => twins[code] ?? (isDisallowed(code) ? [30897] : [code])),
      ),
    ],
  }));
}
