// Section 6 of the source page, step by step: how a salesperson runs the day from To-Do.
import { expect, look, newActivity, newContact, newCustomer, rowOf, signIn, test, todayOf } from './walk.ts';

test('the day: open To-Do, open an activity, write, set the next follow-up, tick it off, find it again', async ({
  page,
}) => {
  await signIn(page);
  const today = await todayOf(page);
  const customer = await newCustomer(page, 'Æblegårdens Mosteri A/S', { phone: '86 12 34 56' });
  const contact = await newContact(page, customer.id, 'Søren Åkjær', { mobile: '40 11 22 33' });
  const party = { customerId: customer.id, contactId: contact.id };
  const call = await newActivity(page, 'Tlf', {
    ...party,
    followUpDate: today,
    followUpText: 'Ring om mosteri-linjen',
  });
  const pdf = Buffer.from('%PDF-1.4 tilbud');
  await page.request.post(`/api/documents?activityId=${call.id}&name=Tilbud%20æbler.pdf`, { data: pdf });

  await test.step('1. what to follow up, which meetings, which quotes are open, whom to call', async () => {
    await page.goto('/todo');
    const counters = page.getByRole('region', { name: 'Hurtigt overblik' });
    for (const name of ['Forfaldne', 'I dag', 'Møder', 'Åbne tilbud', 'Ring']) {
      const counter = counters.getByRole('button', { name: new RegExp(`^${name} \\d+$`) });
      const count = Number(/\d+$/.exec((await counter.textContent()) ?? '')?.[0]);
      await counter.click();
      await expect(counter).toHaveAttribute('aria-pressed', 'true');
      await expect(page.getByText(`viser ${count} af`)).toBeVisible();
      await counter.click();
    }
    await look(page, '1-todo');
    // The list holds no more rows than the screen shows: among many this one is searched for.
    await page.getByRole('searchbox', { name: 'Søg i opgaver' }).fill('mosteri-linjen');
    await expect(rowOf(page, customer.name)).toContainText('I dag');
  });

  await test.step('2. the activity, its customer, its contact and its documents are one click away', async () => {
    await rowOf(page, customer.name).getByText('Ring om mosteri-linjen').click();
    const panel = page.getByRole('region', { name: `Tlf hos ${customer.name}` });
    await expect(panel.getByRole('link', { name: customer.name })).toBeVisible();
    await expect(panel.getByRole('link', { name: 'Søren Åkjær' })).toBeVisible();
    await expect(panel.getByRole('link', { name: '40 11 22 33' })).toHaveAttribute('href', 'tel:+4540112233');
    const opened = page.context().waitForEvent('page');
    await panel.getByRole('link', { name: 'Tilbud æbler.pdf' }).click();
    await (await opened).close();
    await look(page, '2-activity');
    await panel.getByRole('link', { name: customer.name }).click();
    await expect(page.getByRole('heading', { name: customer.name })).toBeVisible();
    await page.goBack();
    await page
      .getByRole('region', { name: /Tlf hos/ })
      .getByRole('link', { name: 'Søren Åkjær' })
      .click();
    await expect(page.getByRole('heading', { name: 'Søren Åkjær' })).toBeVisible();
    await page.goBack();
  });

  const panel = page.getByRole('region', { name: /Tlf hos/ });
  await test.step('3. update it: note, follow-up text, outcome', async () => {
    await panel.getByLabel('Notat').fill('Talte om prisen på pressen. De vil se den i drift.');
    await panel.getByRole('combobox', { name: 'Resultat' }).selectOption({ label: 'Truffet' });
    await panel.getByRole('button', { name: 'Gem', exact: true }).click();
    await expect(page.getByText('Aktiviteten er gemt.')).toBeVisible();
  });

  await test.step('4. the next follow-up makes the next activity by itself', async () => {
    await panel.getByRole('textbox', { name: 'Næste opfølgdato' }).fill('om 3 arbejdsdage');
    await panel.getByLabel('Opfølg aktivitetstype').selectOption({ label: 'Møde' });
    await panel.getByLabel('Tekst til næste opfølgning').fill('Vis pressen i drift');
    await look(page, '4-next');
    await panel.getByRole('button', { name: 'Gem', exact: true }).click();
    await expect(page.getByText(/^Ny opfølgning oprettet til /)).toBeVisible();
    await expect(panel.getByText('Næste skridt er aftalt. Er denne opgave løst?')).toBeVisible();
    await expect(
      panel.getByRole('region', { name: 'Opfølgningskæde' }).getByText('Vis pressen i drift'),
    ).toBeVisible();
  });

  await test.step('5. ticked «Afsluttet» it leaves To-Do', async () => {
    await page.getByRole('button', { name: 'Luk panelet' }).click();
    await page.getByRole('checkbox', { name: `Afsluttet: ${customer.name}, Tlf` }).click();
    await expect(page.getByText('Opgaven er afsluttet.')).toBeVisible();
    await look(page, '5-ticked');
    await page.goto(`/todo?customerId=${customer.id}`);
    await expect(rowOf(page, 'Vis pressen i drift')).toBeVisible();
    await expect(rowOf(page, 'Ring om mosteri-linjen')).toHaveCount(0);
  });

  await test.step('6. and is kept in the history of customer and contact', async () => {
    await page.goto(`/customers/${customer.id}`);
    const done = page.getByRole('listitem').filter({ hasText: 'De vil se den i drift' });
    await expect(done).toContainText('Truffet');
    await expect(done.getByRole('checkbox')).toBeChecked();
    await expect(page.getByRole('listitem').filter({ hasText: 'Vis pressen i drift' })).toBeVisible();
    await look(page, '6-customer');
    await page.goto(`/contacts/${contact.id}`);
    await expect(page.getByRole('listitem').filter({ hasText: 'De vil se den i drift' })).toBeVisible();
    await page.goto('/todo?state=both&q=pressen');
    await expect(rowOf(page, 'De vil se den i drift')).toBeVisible();
  });
});
