import type { EffectKind } from '../domain/programmes/programme';
import type { Clock } from '../lib/clock';
import {
  storedDifferently,
  type TollFreeVerification,
  type TollFreeVerificationGateway,
} from '../twilio/toll-free-verifications';
import {
  mapped,
  mirrorGone,
  writeMirror,
  type EffectHandler,
  type EffectInput,
  type EffectResult,
} from './effects';
import { shownVerification } from './resource-readers';

type TollFreeEffect = Extract<EffectKind, `toll-free-verification.${string}`>;

const kind = 'toll-free-verification';

/** The effects on toll-free verifications: created, edited and handed in again, or removed to make room. */
export function tollFreeEffects(
  gateway: TollFreeVerificationGateway,
  clock: Clock,
): Record<TollFreeEffect, EffectHandler> {
  const result = (input: EffectInput, verification: TollFreeVerification, began: Date): EffectResult => ({
    sid: verification.sid,
    storedDifferently: storedDifferently(verification, input.parameters),
    mirror: (manager) =>
      writeMirror(
        manager,
        input,
        { kind, sid: verification.sid, phoneNumberId: input.record.registration.phoneNumberId },
        shownVerification(verification),
        began,
      ),
    reviewed: { kind, sid: verification.sid },
  });
  const removed = (input: EffectInput, began: Date): EffectResult => ({
    sid: input.effect.sid!,
    mirror: (manager) => mirrorGone(manager, input, kind, input.effect.sid!, began),
  });
  return {
    'toll-free-verification.create': {
      costly: true,
      find: async (input) => {
        const began = clock.now();
        return mapped(
          await gateway.findByReference(input.account, input.reference),
          (found) => found && result(input, found, began),
        );
      },
      perform: async (input) => {
        const began = clock.now();
        return mapped(await gateway.create(input.account, input.parameters as never), (made) =>
          result(input, made, began),
        );
      },
    },
    'toll-free-verification.update': {
      costly: true,
      before: async (input) =>
        mapped(await gateway.fetch(input.account, input.effect.sid!), ({ updatedAt, status }) => ({
          updatedAt,
          status,
        })),
      // A lost answer is decided by comparing: it took effect when the row moved on and holds what was sent.
      find: async (input, operation) => {
        const began = clock.now();
        return mapped(await gateway.fetch(input.account, input.effect.sid!), (found) => {
          // Twilio's times are whole seconds: an edit right after the decision shows in the status alone.
          const { updatedAt, status } = operation.before ?? {};
          const moved = found.updatedAt !== updatedAt || found.status !== status;
          const took = moved && storedDifferently(found, input.parameters).length === 0;
          return took ? result(input, found, began) : null;
        });
      },
      perform: async (input) => {
        const began = clock.now();
        return mapped(await gateway.update(input.account, input.effect.sid!, input.parameters), (made) =>
          result(input, made, began),
        );
      },
    },
    'toll-free-verification.delete': {
      costly: false,
      find: async (input) => {
        const began = clock.now();
        const found = await gateway.fetch(input.account, input.effect.sid!);
        if (found.kind === 'gone') return { kind: 'done', value: removed(input, began) };
        return mapped(found, () => null);
      },
      perform: async (input) => {
        const began = clock.now();
        const outcome = await gateway.remove(input.account, input.effect.sid!);
        if (outcome.kind === 'gone') return { kind: 'done', value: removed(input, began) };
        return mapped(outcome, () => removed(input, began));
      },
    },
  };
}
