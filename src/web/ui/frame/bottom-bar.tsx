// The rail of a phone: the places marked `onPhone` around a «+», and «Mere» with everything else.
import { Menu, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../texts/language.tsx';
import { IconAlertTriangle, IconMenu2, IconPlus } from '../icons.ts';
import { CreateItems } from './create-items.tsx';
import styles from './frame.module.css';
import type { FrameProps, Place } from './types.ts';
import { UserMenuItems } from './user-menu.tsx';

export function BottomBar(props: FrameProps) {
  const { common } = useTexts();
  const onPhone = props.places.filter((place) => place.onPhone);
  const others = props.places.filter((place) => !place.onPhone);
  const marked = others.find(({ mark }) => mark);
  return (
    <nav className={styles.bottom} aria-label={common.frame.navigation}>
      {onPhone.slice(0, 2).map((place) => (
        <BottomLink key={place.to} place={place} />
      ))}
      <Menu position="top" offset={10}>
        <Menu.Target>
          <UnstyledButton className={styles.bottomItem} aria-label={common.frame.create}>
            <span className={styles.bottomCreate}>
              <IconPlus size={22} aria-hidden />
            </span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <CreateItems choices={props.create} />
        </Menu.Dropdown>
      </Menu>
      {onPhone.slice(2).map((place) => (
        <BottomLink key={place.to} place={place} />
      ))}
      <Menu position="top-end" offset={10} width={240}>
        <Menu.Target>
          <UnstyledButton className={styles.bottomItem}>
            <IconMenu2 size={22} stroke={1.6} aria-hidden />
            <span>{common.more}</span>
            {marked?.mark && (
              <span className={styles.bottomMark}>
                <IconAlertTriangle size={14} aria-hidden />
                <span className="only-read">{`${marked.label}: ${marked.mark}`}</span>
              </span>
            )}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map((place) => (
            <Menu.Item
              key={place.to}
              component={Link}
              to={place.to}
              leftSection={<place.icon size={16} aria-hidden />}
            >
              {[place.label, place.mark].filter(Boolean).join(': ')}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <UserMenuItems {...props} />
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}

function BottomLink({ place }: { place: Place }) {
  return (
    <Link to={place.to} className={styles.bottomItem} activeProps={{ 'aria-current': 'page' }}>
      <place.icon size={22} stroke={1.6} aria-hidden />
      <span>{place.shortLabel ?? place.label}</span>
      {place.count ? (
        <span className={styles.bottomCount}>
          <span aria-hidden>{place.count > 99 ? '99+' : place.count}</span>
          <span className="only-read">{place.countLabel}</span>
        </span>
      ) : null}
    </Link>
  );
}
