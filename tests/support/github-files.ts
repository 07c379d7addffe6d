// What GitHub's pages say of the files below .github that no schema on npm is kept up for, read on 2026-11-30:
//   docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms
//   docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
//   docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference
// A key that they do not have is refused: GitHub leaves it out without a word, or does not show the form at all.
import { z } from 'zod';

const id = z.string().regex(/^[A-Za-z0-9_-]+$/);
const text = z.string().min(1);
const validations = z.strictObject({ required: z.boolean() }).optional();

const element = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('markdown'), attributes: z.strictObject({ value: text }) }),
  z.strictObject({
    type: z.literal('textarea'),
    id: id.optional(),
    attributes: z.strictObject({
      label: text,
      description: text.optional(),
      placeholder: text.optional(),
      value: text.optional(),
      render: text.optional(),
    }),
    validations,
  }),
  z.strictObject({
    type: z.literal('input'),
    id: id.optional(),
    attributes: z.strictObject({
      label: text,
      description: text.optional(),
      placeholder: text.optional(),
      value: text.optional(),
    }),
    validations,
  }),
  z.strictObject({
    type: z.literal('dropdown'),
    id: id.optional(),
    attributes: z.strictObject({
      label: text,
      description: text.optional(),
      multiple: z.boolean().optional(),
      options: z
        .array(text)
        .min(1)
        .refine((options) => new Set(options).size === options.length, 'Options are distinct.'),
      default: z.int().min(0).optional(),
    }),
    validations,
  }),
  z.strictObject({
    type: z.literal('checkboxes'),
    id: id.optional(),
    attributes: z.strictObject({
      label: text,
      description: text.optional(),
      options: z.array(z.strictObject({ label: text, required: z.boolean().optional() })).min(1),
    }),
    validations,
  }),
]);

export const issueForm = z
  .strictObject({
    name: text,
    description: text,
    title: text.optional(),
    labels: z.array(text).optional(),
    assignees: z.array(text).optional(),
    projects: z.array(text).optional(),
    type: text.optional(),
    body: z.array(element).min(1),
  })
  .refine(({ body }) => body.some(({ type }) => type !== 'markdown'), 'A form asks for something.')
  .refine(({ body }) => {
    const ids = body.flatMap((each) => ('id' in each && each.id !== undefined ? [each.id] : []));
    return new Set(ids).size === ids.length;
  }, 'Ids are distinct.')
  .refine(({ body }) => {
    const labels = body.flatMap(({ attributes }) => ('label' in attributes ? [attributes.label] : []));
    return new Set(labels).size === labels.length;
  }, 'Labels are distinct.');

export const issueConfig = z.strictObject({
  blank_issues_enabled: z.boolean(),
  contact_links: z.array(z.strictObject({ name: text, url: z.url(), about: text })).optional(),
});

const dependabotUpdate = z.strictObject({
  'package-ecosystem': z.enum(['npm', 'github-actions']),
  directory: z.string().startsWith('/'),
  schedule: z.strictObject({ interval: z.enum(['daily', 'weekly', 'monthly', 'quarterly', 'yearly']) }),
  cooldown: z.strictObject({ 'default-days': z.int().min(1).max(90) }).optional(),
  'open-pull-requests-limit': z.int().min(0).optional(),
  groups: z
    .record(
      z.string(),
      z
        .strictObject({
          'dependency-type': z.enum(['development', 'production']).optional(),
          patterns: z.array(text).min(1).optional(),
          'update-types': z.array(z.enum(['major', 'minor', 'patch'])).optional(),
        })
        .refine((group) => Object.keys(group).length > 0, 'A group says what belongs to it.'),
    )
    .optional(),
});

export const dependabot = z.strictObject({
  version: z.literal(2),
  updates: z.array(dependabotUpdate).min(1),
});
