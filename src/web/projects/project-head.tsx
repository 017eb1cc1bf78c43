// The head of a project's page: what it is, whose, in which stage; closing and reopening.
import { Button, Menu } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ProjectView } from '../../shared/projects.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import styles from '../records/record-page.module.css';
import { useMoment } from '../records/use-moment.ts';
import { useTexts } from '../texts/language.tsx';
import { useProjectTexts } from '../texts/projects.ts';
import { IconCheck, IconChevronDown, IconUser } from '../ui/icons.ts';
import { PageHead } from '../ui/page-head.tsx';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { useProjectActs } from './use-project-acts.ts';

const route = getRouteApi('/frame/projects/$id');

export function ProjectHead({ project }: { project: ProjectView }) {
  const { common } = useTexts();
  const words = useProjectTexts();
  const { may } = useMe();
  const navigate = route.useNavigate();
  const acts = useProjectActs();
  const moment = useMoment();
  const salesperson = useReference().user(project.salespersonId);
  const [closing, setClosing] = useState(false);
  const edit = () => void navigate({ search: (place) => ({ ...place, edit: true }) });
  const mayWrite = may('write projects');
  useShortcuts(words.one, mayWrite ? [{ keys: 'r', label: common.edit, run: edit }] : []);
  return (
    <PageHead
      title={project.name}
      aside={<span className="tabular">{project.number}</span>}
      actions={
        mayWrite && (
          <>
            <Button variant="default" onClick={edit}>
              {common.edit}
            </Button>
            {project.closedAt === null ? (
              <Button onClick={() => setClosing(true)}>{words.close.action}</Button>
            ) : (
              <Button variant="default" onClick={() => void acts.reopen(project)}>
                {words.reopen}
              </Button>
            )}
          </>
        )
      }
    >
      <ul className={styles.ways}>
        <li>
          {project.closedAt === null ? (
            <StageChoice project={project} />
          ) : (
            <strong>
              {words.closedOn(words.closedAs[project.result ?? 'lost'], moment.day(project.closedAt))}
            </strong>
          )}
        </li>
        <li>
          <Link to="/customers/$id" params={{ id: String(project.customerId) }}>
            {project.customerName}
          </Link>
          <span className="tabular">{project.accountNumber}</span>
        </li>
        {salesperson && (
          <li title={words.fields.salespersonId}>
            <IconUser size={15} aria-hidden />
            <span className="only-read">{words.fields.salespersonId}</span>
            {salesperson.name} ({salesperson.initials})
          </li>
        )}
      </ul>
      {closing && <CloseDialog project={project} onClose={() => setClosing(false)} />}
    </PageHead>
  );
}

/** A click moves the project to another stage, «Fortryd» moves it back. */
function StageChoice({ project }: { project: ProjectView }) {
  const words = useProjectTexts();
  const { may } = useMe();
  const names = useReference();
  const { move } = useProjectActs();
  const present = names.stage(project.stageId)?.name ?? '';
  if (!may('write projects')) return <span>{present}</span>;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          aria-label={words.changeStage(present)}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {present}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {names.stages
          .filter((stage) => (stage.active && stage.kind !== 'closed') || stage.id === project.stageId)
          .map((stage) => (
            <Menu.Item
              key={stage.id}
              role="menuitemradio"
              aria-checked={stage.id === project.stageId}
              leftSection={
                <IconCheck
                  size={14}
                  aria-hidden
                  visibility={stage.id === project.stageId ? 'visible' : 'hidden'}
                />
              }
              onClick={() => void move(project, stage.id)}
            >
              {stage.name}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
