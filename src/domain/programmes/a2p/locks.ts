import { formFields } from '../../form';
import { ReviewOutcome, type GateContext } from '../programme';
import { adoptedBrand } from './adopted';
import { a2pSections } from './form';
import { brandStep, reviewA2p } from './steps';

/** Sections about who the business is; once the carriers have it on record, they stand. */
const identity: readonly string[] = ['way', 'business', 'owner', 'representative', 'address'];

/** Fields that can no longer change: an approved registration of the business cannot be edited (error 21725). */
export function lockedA2p({ values, resources, definition }: GateContext): ReadonlySet<string> {
  const adopted = adoptedBrand(definition);
  if (adopted) return new Set(Object.keys(adopted.answers));
  const brand = resources.get(brandStep);
  const stands = brand !== undefined && reviewA2p(brandStep, brand) === ReviewOutcome.APPROVED;
  const sections = stands ? a2pSections(values).filter(({ key }) => identity.includes(key)) : [];
  return new Set(formFields(sections).map(({ key }) => key));
}
