import { ChevronRight, CircleCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  Button as AriaButton,
  Disclosure,
  DisclosureGroup,
  DisclosurePanel,
  Heading,
} from 'react-aria-components';
import { count } from '../lib/format';
import { Button } from '../ui/button';
import { allFields, may, needsAttention, unfinished, type Registration, type Section } from './registration';
import { FindingNote, RegistrationField } from './registration-field';
import { useFieldSaver, type Save } from './use-field-saver';

interface Props {
  registration: Registration;
  /** Fields to open on. */
  focusKeys: readonly string[];
  reread(): Promise<unknown>;
  /** Everything is there and the person wants to look it over. */
  onComplete(): void;
}

/** The form exactly as the registration defines it: its sections and fields come and go with the answers. */
export function FormCard({ registration, focusKeys, reread, onComplete }: Props) {
  const save = useFieldSaver(registration.id, reread);
  const [showMissing, setShowMissing] = useState(false);
  const { sections } = registration.form;
  const { findings } = registration;
  const left = useMemo(
    () =>
      new Map(
        sections.map((section) => [
          section.key,
          section.fields.filter((field) => needsAttention(field, findings)).length,
        ]),
      ),
    [sections, findings],
  );
  const [expanded, setExpanded] = useState<Set<string>>(() => firstOpen(sections, left, focusKeys));
  const refused = refusedSections(sections)
    .map(({ key }) => key)
    .join(' ');
  // The marks may come a moment after the form.
  const [marked, setMarked] = useState(refused);
  if (refused !== marked) {
    setMarked(refused);
    if (refused !== '') setExpanded(new Set([...expanded, ...refused.split(' ')]));
  }
  const isEditable = may(registration, 'EDIT');
  const general = findings.filter(
    (finding) => !allFields(registration).some((field) => field.key === finding.fieldKey),
  );
  const total = [...left.values()].reduce((sum, one) => sum + one, 0);

  const goOn = () => {
    const first = unfinished(registration)[0];
    if (!first) return onComplete();
    setShowMissing(true);
    const section = sections.find((one) => one.fields.some((field) => field.key === first.key));
    if (section) setExpanded((old) => new Set([...old, section.key]));
    requestAnimationFrame(() => focusField(first.key));
  };
  return (
    <section className="thread-card" aria-label="Your answers">
      {general.map((finding) => (
        <FindingNote key={finding.message} finding={finding} />
      ))}
      <DisclosureGroup
        className="sections"
        allowsMultipleExpanded
        expandedKeys={expanded}
        onExpandedChange={(keys) => setExpanded(new Set([...keys].map(String)))}
      >
        {sections.map((section) => (
          <FormSection
            key={section.key}
            section={section}
            left={left.get(section.key) ?? 0}
            registration={registration}
            isExpanded={expanded.has(section.key)}
            isEditable={isEditable}
            showMissing={showMissing}
            save={save}
          />
        ))}
      </DisclosureGroup>
      <div className="card-end">
        <span className="quiet" aria-live="polite">
          {total === 0 ? 'Nothing is missing.' : `${count(total, 'answer')} left`}
        </span>
        <Button look="primary" onPress={goOn}>
          {total === 0 ? 'Review and confirm' : 'What is missing?'}
        </Button>
      </div>
    </section>
  );
}

function FormSection(props: {
  section: Section;
  left: number;
  registration: Registration;
  isExpanded: boolean;
  isEditable: boolean;
  showMissing: boolean;
  save: Save;
}) {
  const { section, left, registration } = props;
  return (
    <Disclosure id={section.key} className="section">
      <Heading level={3}>
        <AriaButton slot="trigger" className="section-head">
          <ChevronRight size={16} className="chevron" aria-hidden />
          <span>{section.title}</span>
          {left === 0 ? (
            <span className="section-state done">
              <CircleCheck size={15} aria-hidden /> Done
            </span>
          ) : (
            <span className="section-state">{left} to do</span>
          )}
        </AriaButton>
      </Heading>
      <DisclosurePanel className="section-body">
        {props.isExpanded ? (
          <>
            {section.description ? <p className="quiet">{section.description}</p> : null}
            {section.fields.map((field) => (
              <RegistrationField
                key={field.key}
                registrationId={registration.id}
                country={registration.country}
                field={field}
                findings={registration.findings.filter((finding) => finding.fieldKey === field.key)}
                isEditable={props.isEditable}
                showMissing={props.showMissing}
                save={props.save}
              />
            ))}
          </>
        ) : null}
      </DisclosurePanel>
    </Disclosure>
  );
}

/** The sections of the fields asked for; otherwise the first that needs something. */
function firstOpen(
  sections: readonly Section[],
  left: ReadonlyMap<string, number>,
  focusKeys: readonly string[],
): Set<string> {
  const asked = sections.filter((section) => section.fields.some((field) => focusKeys.includes(field.key)));
  const chosen = [...asked, ...refusedSections(sections)];
  const first = sections.find((section) => (left.get(section.key) ?? 0) > 0);
  return new Set((chosen.length > 0 ? chosen : first ? [first] : []).map((section) => section.key));
}

function refusedSections(sections: readonly Section[]): readonly Section[] {
  return sections.filter((section) => section.fields.some((field) => field.rejectionReason !== null));
}

/** Moves to a field's control. */
export function focusField(key: string): void {
  const place = document.getElementById(`field-${key}`);
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
}
