import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import { ReleasePhoneNumberInput, ReleasePhoneNumberPayload, ReleasePreview } from '../schema/releases';
import type { NumberService } from '../services/numbers';
import type { ReleasePreview as Preview, ReleasePreviews } from '../services/release-previews';
import type { ReleaseService } from '../services/releases';
import { actorOf, type RequestContext } from './context';

/** Giving numbers back: what it would mean, and the act. */
@Resolver(() => ReleasePreview)
export class ReleaseResolver {
  constructor(
    private readonly previews: ReleasePreviews,
    private readonly releases: ReleaseService,
    private readonly numbers: NumberService,
  ) {}

  @Requires(Permission.Read)
  @Query(() => ReleasePreview, {
    nullable: true,
    description:
      'What giving a number back would stop and lose; nothing is changed. Null when the organization has no number ' +
      'with this id.',
  })
  releasePreview(
    @Arg('phoneNumberId', () => ID, { description: 'The number to give back.' }) phoneNumberId: string,
    @Ctx() context: RequestContext,
  ) {
    return this.previews.of(actorOf(context), phoneNumberId);
  }

  @Requires(Permission.ReleaseNumbers)
  @Mutation(() => ReleasePhoneNumberPayload, {
    description:
      'Gives a number back for good, which cannot be undone: show `releasePreview` first and have the person type the ' +
      'number. For people who are OWNER or ADMIN; refused for the assistant. Texts still waiting fail; conversations, ' +
      'calls and registrations stay readable. Repeating the call is harmless.',
  })
  async releasePhoneNumber(
    @Arg('input', () => ReleasePhoneNumberInput, { description: 'The number to give back.' })
    input: ReleasePhoneNumberInput,
    @Ctx() context: RequestContext,
  ) {
    const actor = actorOf(context);
    const id = await this.releases.release(actor, input);
    return { phoneNumber: await this.numbers.get(actor, id), userErrors: [] };
  }

  @FieldResolver()
  async registrations(@Root() { registrationIds }: Preview, @Ctx() context: RequestContext) {
    const found = await Promise.all(registrationIds.map((id) => context.loaders.registrations.load(id)));
    return found.flatMap((record) => record?.registration ?? []);
  }
}
