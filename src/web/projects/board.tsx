// The board: a column per stage, a card per project. A card is moved by dragging, or by its menu from the keyboard.
import { ActionIcon, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type DragEvent, useState } from 'react';
import { formatDay, formatKroner } from '../../shared/format.ts';
import type { ProjectRow } from '../../shared/projects.ts';
import type { StageView } from '../../shared/settings.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useLanguage } from '../texts/language.tsx';
import { useProjectTexts } from '../texts/projects.ts';
import { DueWord } from '../ui/due-word.tsx';
import { IconDots } from '../ui/icons.ts';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { CloseDialog } from './close-dialog.tsx';
import styles from './projects.module.css';
import { boardQuery, type ProjectSearch } from './queries.ts';
import { useProjectActs } from './use-project-acts.ts';

/** What a dragged card carries. */
const CARD = 'application/x-opfolg-project';

export function Board({ search }: { search: ProjectSearch }) {
  const words = useProjectTexts();
  const board = useQuery(boardQuery(search));
  const names = useReference();
  const [closing, setClosing] = useState<ProjectRow | null>(null);
  if (board.isPending) return <Skeleton lines={8} />;
  if (board.isError) return <ErrorState message={board.error.message} onRetry={() => void board.refetch()} />;
  const cards = board.data.stages.flatMap((stage) => stage.items);
  return (
    <>
      <p className={styles.help}>{words.board.help}</p>
      <section className={styles.board} aria-label={words.board.label}>
        {board.data.stages.map((column) => {
          const stage = names.stage(column.stageId);
          return (
            stage && (
              <Column
                key={stage.id}
                stage={stage}
                column={column}
                cards={cards}
                onClose={setClosing}
                search={search}
              />
            )
          );
        })}
      </section>
      {closing && <CloseDialog project={closing} onClose={() => setClosing(null)} />}
    </>
  );
}

interface ColumnProps {
  stage: StageView;
  column: { projects: number; amount: number; value: number; items: ProjectRow[] };
  /** of the whole board: one of them may be dropped here */
  cards: readonly ProjectRow[];
  onClose: (project: ProjectRow) => void;
  search: ProjectSearch;
}

function Column({ stage, column, cards, onClose, search }: ColumnProps) {
  const words = useProjectTexts();
  const { language } = useLanguage();
  const { move } = useProjectActs();
  const [over, setOver] = useState(false);
  const { view: _, ...rest } = search;
  const takes = (event: DragEvent) => event.dataTransfer.types.includes(CARD);
  const drop = (event: DragEvent) => {
    setOver(false);
    const id = Number(event.dataTransfer.getData(CARD));
    const project = cards.find((card) => card.id === id);
    if (!project) return;
    event.preventDefault();
    if (stage.kind === 'closed') onClose(project);
    else void move(project, stage.id);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is a shortcut; the card's menu does the same by keyboard.
    <div
      className={styles.column}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!takes(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={drop}
    >
      <header className={styles.columnHead}>
        <h2>
          {stage.name} <span className={styles.quiet}>{column.projects}</span>
        </h2>
        <p className="tabular">
          {formatKroner(column.amount, language)}{' '}
          <span className={styles.quiet}>{words.valueOf(formatKroner(column.value, language))}</span>
        </p>
      </header>
      <ul className={styles.cards} aria-label={stage.name}>
        {column.items.map((project) => (
          <Card key={project.id} project={project} onClose={onClose} />
        ))}
      </ul>
      {column.projects === 0 && <p className={styles.none}>{words.board.emptyStage}</p>}
      {column.projects > column.items.length && (
        <p className={styles.more}>
          {words.board.shown(column.items.length, column.projects)}{' '}
          <Link to="/projects" search={{ ...rest, stages: [stage.id] }}>
            {words.board.all}
          </Link>
        </p>
      )}
    </div>
  );
}

function Card({ project, onClose }: { project: ProjectRow; onClose: (project: ProjectRow) => void }) {
  const words = useProjectTexts();
  const { language } = useLanguage();
  const may = useMe().may('write projects');
  const { stages, user } = useReference();
  const { move } = useProjectActs();
  const others = stages.filter(
    (stage) => stage.active && stage.kind !== 'closed' && stage.id !== project.stageId,
  );
  const salesperson = user(project.salespersonId);
  return (
    <li
      className={styles.boardCard}
      draggable={may && project.closedAt === null}
      onDragStart={(event) => {
        event.dataTransfer.setData(CARD, String(project.id));
        event.dataTransfer.effectAllowed = 'move';
      }}
    >
      <div className={styles.cardTop}>
        <Link to="/projects/$id" params={{ id: String(project.id) }} className={styles.cardName}>
          {project.name}
        </Link>
        {may && project.closedAt === null && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={words.board.move(project.name)}>
                <IconDots size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {others.map((stage) => (
                <Menu.Item key={stage.id} onClick={() => void move(project, stage.id)}>
                  {words.board.moveTo(stage.name)}
                </Menu.Item>
              ))}
              <Menu.Divider />
              <Menu.Item onClick={() => onClose(project)}>{words.board.close}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <span className={styles.quiet}>
        {project.customerName} · {project.number}
      </span>
      <div className={styles.cardMoney}>
        <span className="tabular">{formatKroner(project.amount, language)}</span>
        <span className={styles.quiet}>{words.percent(project.probability)}</span>
      </div>
      <div className={styles.cardFoot}>
        {project.nextFollowUpDate ? (
          <DueWord date={project.nextFollowUpDate} time={project.nextFollowUpTime} />
        ) : (
          <span className={styles.missing}>{words.noFollowUp}</span>
        )}
        <span className={styles.quiet}>
          {project.expectedClose && formatDay(project.expectedClose)}{' '}
          <abbr title={salesperson?.name}>{salesperson?.initials}</abbr>
        </span>
      </div>
    </li>
  );
}
