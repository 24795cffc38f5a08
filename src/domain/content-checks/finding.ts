import { FindingSeverity, type Finding } from '../registrations';

type Build = (fieldKey: string | null, message: string, suggestion: string, codes?: number[]) => Finding;

const of =
  (severity: FindingSeverity): Build =>
  (fieldKey, message, suggestion, codes = []) => ({
    severity,
    fieldKey,
    message,
    suggestion,
    predictsCodes: codes,
  });

/** Certain to be refused: stops confirmation. */
export const blocker = of(FindingSeverity.BLOCKER);
/** Likely to be refused; the person decides. */
export const risk = of(FindingSeverity.RISK);
/** Makes approval easier. */
export const tip = of(FindingSeverity.TIP);

/** A text and the field it stands in. */
export interface FieldText {
  key: string;
  /** How the field is called inside a sentence, such as "the example text". */
  called: string;
  text: string;
}
