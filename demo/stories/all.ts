// Every story, and where in a story a customer can be waiting for its next step.
import { ACCOUNT } from './account.ts';
import { OTHERS } from './others.ts';
import { PROSPECTS } from './prospect.ts';
import { SALES } from './sale.ts';
import { ARRANGEMENTS } from './single.ts';
import type { Stage, Story, TypeName } from './story.ts';

const STORIES: readonly Story[] = [...SALES, ...ACCOUNT, ...OTHERS, ...PROSPECTS, ...ARRANGEMENTS];

/** The stories of customers at a stage, with their weights. */
export function storiesOf(stage: Stage): (readonly [Story, number])[] {
  return STORIES.filter((story) => story.stages.includes(stage)).map((story) => [story, story.weight]);
}

/** Whether a story makes a customer buy a machine, and so changes where it stands. */
export const isWon = (story: Story): boolean =>
  story.steps.some((step) => step.type === 'Ordre' && step.planned !== undefined);

/** The stories in which a customer makes the step from Lead to Emne, and on to Kunde. */
export const WON_SALES = SALES.filter(isWon);
export const LOST_SALES = SALES.filter((story) => story.name.startsWith('sale') && !isWon(story));

/**
 * Whether a story is the sale of a machine, from its first day known to be one. A quote that was asked for by the way is
 * one as long as it is open: of what became of it nobody has told.
 */
export const isSale = (story: Story, isOpen: boolean): boolean =>
  SALES.includes(story) && (isOpen || story.name !== 'quote at once');

export interface Opening {
  story: Story;
  /** the step that is open; those before it are done */
  step: number;
}

/** All places in stories at these stages where a step of this type is waiting to be done. */
export function openingsOf(type: TypeName, stage: Stage): Opening[] {
  return STORIES.filter((story) => story.stages.includes(stage)).flatMap((story) => {
    const order = story.steps.findIndex((step) => step.type === 'Ordre');
    // Behind its order a customer is no longer an Emne.
    const last = stage === 'Emne' && isWon(story) ? order : story.steps.length - 1;
    return story.steps.flatMap((step, index) =>
      step.type === type && index <= last && (step.planned || step.waits) ? [{ story, step: index }] : [],
    );
  });
}
