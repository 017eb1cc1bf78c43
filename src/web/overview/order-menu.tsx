// In which order CRM Overblik lists: one of three, the chosen one marked.
import { Menu, UnstyledButton } from '@mantine/core';
import { type OverviewOrder, overviewOrder } from '../../shared/overview.ts';
import { useOverviewTexts } from '../texts/overview.ts';
import chip from '../ui/filter-chip.module.css';
import { IconChevronDown } from '../ui/icons.ts';

interface OrderMenuProps {
  order: OverviewOrder;
  onChange: (order: OverviewOrder) => void;
}

export function OrderMenu({ order, onChange }: OrderMenuProps) {
  const words = useOverviewTexts();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className={chip.chip} aria-label={`${words.order}: ${words.orders[order]}`}>
          {words.orders[order]}
          <IconChevronDown size={13} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={order} onChange={(chosen) => onChange(chosen as OverviewOrder)}>
          {overviewOrder.options.map((each) => (
            <Menu.RadioItem key={each} value={each} closeMenuOnClick>
              {words.orders[each]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
