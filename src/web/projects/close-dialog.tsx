// Closing a project: won or lost, why, and what becomes of its open follow-ups, said before it happens.
import { Button, Group, Radio, Select, Stack, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProjectResult, ProjectRow } from '../../shared/projects.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import { useProjectTexts } from '../texts/projects.ts';
import { Dialog } from '../ui/dialog.tsx';
import { projectQuery } from './queries.ts';
import { useProjectActs } from './use-project-acts.ts';

interface CloseDialogProps {
  project: Pick<ProjectRow, 'id' | 'name' | 'stageId'>;
  onClose: () => void;
}

export function CloseDialog({ project, onClose }: CloseDialogProps) {
  const words = useProjectTexts();
  const { common } = useTexts();
  const { reasons } = useReference();
  const open = useQuery(projectQuery(project.id)).data?.openActivities ?? 0;
  const acts = useProjectActs();
  const [result, setResult] = useState<ProjectResult>('won');
  const [reasonId, setReasonId] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const [openFollowUps, setOpenFollowUps] = useState<'complete' | 'keep'>('complete');
  const [busy, setBusy] = useState(false);

  const send = async () => {
    setBusy(true);
    const closed = await acts.close(project, { result, reasonId, note, openFollowUps });
    setBusy(false);
    if (closed) onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={words.close.title(project.name)} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack gap="md">
          <Radio.Group
            label={words.close.result}
            value={result}
            onChange={(value) => {
              setResult(value as ProjectResult);
              setReasonId(null);
            }}
          >
            <Group mt={6}>
              <Radio value="won" label={words.closedAs.won} data-autofocus />
              <Radio value="lost" label={words.closedAs.lost} />
            </Group>
          </Radio.Group>
          <Select
            label={words.close.reason}
            clearable
            data={reasons
              .filter((reason) => reason.active && reason.result === result)
              .map((reason) => ({ value: String(reason.id), label: reason.name }))}
            value={reasonId === null ? null : String(reasonId)}
            onChange={(id) => setReasonId(id === null ? null : Number(id))}
          />
          <Textarea
            label={words.close.note}
            autosize
            minRows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          {open > 0 && (
            <Radio.Group
              label={`${words.close.open(open)} ${words.close.followUps}`}
              value={openFollowUps}
              onChange={(value) => setOpenFollowUps(value as 'complete' | 'keep')}
            >
              <Stack gap={8} mt={6}>
                <Radio value="complete" label={words.close.complete} description={words.close.completeHelp} />
                <Radio value="keep" label={words.close.keep} description={words.close.keepHelp} />
              </Stack>
            </Radio.Group>
          )}
          <Group gap="xs">
            <Button type="submit" loading={busy}>
              {words.close.button[result]}
            </Button>
            <Button variant="default" onClick={onClose} disabled={busy}>
              {common.cancel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
