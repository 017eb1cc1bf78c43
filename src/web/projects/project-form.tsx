// Creating a sales project, and changing all its fields.
import { useQueryClient } from '@tanstack/react-query';
import type { InputOf } from '../../shared/contract.ts';
import { changeProject, createProject, type ProjectView } from '../../shared/projects.ts';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { filled } from '../records/filled.ts';
import { FormFrame } from '../records/form-frame.tsx';
import { refreshRecords } from '../records/refresh.ts';
import { type Saving, useRecordForm } from '../records/use-record-form.ts';
import { useProjectTexts } from '../texts/projects.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProjectFields } from './project-fields.tsx';
import { projectQuery } from './queries.ts';
import { fieldsOf, newValues, type ProjectValues, valuesOf } from './values.ts';

interface ProjectFormProps {
  /** null: a new one */
  project: ProjectView | null;
  /** where a new one is to be, when that is known */
  given: Pick<ProjectValues, 'customerId' | 'contactId' | 'campaignId'>;
  onSaved: (project: ProjectView) => void;
  onCancel: () => void;
}

export function ProjectForm({ project, given, onSaved, onCancel }: ProjectFormProps) {
  const words = useProjectTexts();
  const { notify } = useNotices();
  const client = useQueryClient();
  const { user } = useMe();
  const { stages } = useReference();
  const form = useRecordForm<ProjectValues, ProjectView>({
    draft: project
      ? `project:${project.id}`
      : ['project:new', given.customerId, given.campaignId && `c${given.campaignId}`]
          .filter(Boolean)
          .join(':'),
    current: project
      ? valuesOf(project)
      : newValues({
          ...given,
          salespersonId: user.isSalesperson ? user.id : null,
          stageId: stages.find((stage) => stage.active && stage.kind !== 'closed')?.id ?? null,
        }),
    version: project?.version ?? null,
    save: (saving) => send(project?.id ?? null, saving),
    onSaved: (saved) => {
      client.setQueryData(projectQuery(saved.id).queryKey, saved);
      refreshRecords(client);
      notify(project ? words.saved(saved.name) : words.created(saved.name), { tone: 'good' });
      onSaved(saved);
    },
  });
  return (
    <FormFrame
      title={project ? words.editTitle(project.name) : words.newTitle}
      entity="project"
      form={form}
      onCancel={onCancel}
    >
      <ProjectFields form={form} project={project} customerGiven={given.customerId !== null} />
    </FormFrame>
  );
}

/** What is missing goes as it is; the server says at the field itself what it lacks. */
async function send(
  id: number | null,
  { changed, values, version, idempotencyKey }: Saving<ProjectValues>,
): Promise<ProjectView> {
  if (id === null || version === null) {
    const { name, ...rest } = fieldsOf(values);
    const body = { name, ...filled(rest) } as InputOf<(typeof createProject)['body']>;
    return (await call(createProject, { body }, { idempotencyKey })).project;
  }
  const { stageId: _, ...fields } = fieldsOf(changed);
  const body = { ...fields, version } as InputOf<(typeof changeProject)['body']>;
  return (await call(changeProject, { params: { id }, body })).project;
}
