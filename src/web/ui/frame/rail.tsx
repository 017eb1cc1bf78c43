// The left rail: the places, with counts, and the user at the bottom. Folded it shows icons only; the words
// then stand in the tooltips and for screen readers.
import { ActionIcon, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../texts/language.tsx';
import { IconAlertTriangle, IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '../icons.ts';
import styles from './frame.module.css';
import type { FrameProps, Place } from './types.ts';
import { UserMenuItems } from './user-menu.tsx';

export function Rail(props: FrameProps & { folded: boolean; onFold: () => void }) {
  const { common } = useTexts();
  const { folded, user } = props;
  const FoldIcon = folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={styles.rail} aria-label={common.frame.navigation}>
      <div className={styles.brand}>
        <img src="/icon.svg" width={22} height={22} alt="" />
        {!folded && <span className={styles.product}>{common.product}</span>}
        {!folded && <FoldButton label={common.frame.foldRail} Icon={FoldIcon} onFold={props.onFold} />}
      </div>
      <ul className={styles.places}>
        {props.places.map((place) => (
          <li key={place.to}>
            <PlaceLink place={place} folded={folded} />
          </li>
        ))}
      </ul>
      {folded && <FoldButton label={common.frame.unfoldRail} Icon={FoldIcon} onFold={props.onFold} />}
      {user && (
        <Menu position="top-start" width={220}>
          <Menu.Target>
            <UnstyledButton className={styles.user}>
              <span className={styles.initials}>{user.initials}</span>
              <span className={folded ? 'only-read' : styles.userName}>{user.name}</span>
              <span className="only-read">{common.frame.userMenu}</span>
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            <UserMenuItems {...props} />
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  );
}

function FoldButton(props: { label: string; Icon: typeof IconLayoutSidebarLeftExpand; onFold: () => void }) {
  return (
    <Tooltip label={props.label} position="right">
      <ActionIcon className={styles.fold} aria-label={props.label} onClick={props.onFold}>
        <props.Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function PlaceLink({ place, folded }: { place: Place; folded: boolean }) {
  return (
    <Tooltip label={[place.label, place.mark].filter(Boolean).join(': ')} position="right" disabled={!folded}>
      <Link to={place.to} className={styles.place} activeProps={{ 'aria-current': 'page' }}>
        <place.icon size={18} stroke={1.7} aria-hidden />
        <span className={folded ? 'only-read' : styles.placeName}>{place.label}</span>
        {place.mark && (
          <span className={styles.mark}>
            <IconAlertTriangle size={folded ? 12 : 14} aria-hidden />
            <span className={folded ? 'only-read' : undefined}>{place.mark}</span>
          </span>
        )}
        {place.count ? (
          <span className={styles.count}>
            <span aria-hidden>{place.count > 999 ? '999+' : place.count}</span>
            <span className="only-read">{place.countLabel}</span>
          </span>
        ) : null}
      </Link>
    </Tooltip>
  );
}
