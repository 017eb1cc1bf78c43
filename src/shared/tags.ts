// Tags (mærker): a firm's own words, put on activities by whoever works on them, renamed and cleared up by administrators.
import { z } from 'zod';
import { endpoint } from './contract.ts';
import { byId, done, id, idInPath, line, version } from './fields.ts';
import { tagView } from './settings.ts';

const ofActivity = z.strictObject({ id: idInPath, tagId: idInPath });
const tagsNow = z.strictObject({
  /** ids of all tags of the activity now */
  tags: z.array(id),
});

export const listTags = endpoint({
  method: 'GET',
  path: '/tags',
  summary: 'All tags by name, with how many activities carry each.',
  may: 'read activities',
  response: z.strictObject({ items: z.array(tagView.extend({ activities: z.int() })) }),
});

export const createTag = endpoint({
  method: 'POST',
  path: '/tags',
  summary: 'A tag of this name; one that is written alike is answered instead. Twice is harmless.',
  may: 'write activities',
  body: z.strictObject({ name: line(40) }),
  response: tagView,
  errors: ['too-many'],
});

export const renameTag = endpoint({
  method: 'PATCH',
  path: '/tags/:id',
  summary: 'Rename a tag, everywhere that it stands.',
  may: 'manage settings',
  params: byId,
  body: z.strictObject({ name: line(40), version }),
  response: tagView,
  errors: ['name-taken', 'stale-version'],
});

export const mergeTag = endpoint({
  method: 'POST',
  path: '/tags/:id/merge',
  summary:
    'Unite a tag with another: its activities and saved searches carry the other one, and it is gone. Twice is harmless.',
  may: 'manage settings',
  params: byId,
  body: z.strictObject({ into: id }),
  response: tagView,
  errors: ['unknown-tag', 'same-tag'],
});

export const removeTag = endpoint({
  method: 'DELETE',
  path: '/tags/:id',
  summary: 'Remove a tag from the firm and from its activities, whose history keeps it. Twice is harmless.',
  may: 'manage settings',
  params: byId,
  response: done,
});

export const tagActivity = endpoint({
  method: 'PUT',
  path: '/activities/:id/tags/:tagId',
  summary: 'Put a tag on an activity. Twice is harmless.',
  may: 'write activities',
  params: ofActivity,
  response: tagsNow,
});

export const untagActivity = endpoint({
  method: 'DELETE',
  path: '/activities/:id/tags/:tagId',
  summary: 'Take a tag off an activity. Twice is harmless.',
  may: 'write activities',
  params: ofActivity,
  response: tagsNow,
});
