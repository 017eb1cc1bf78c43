// The words of the customer pages.

export const customers = {
  title: 'Kundeemner',
};
