// Dialogues by mail about quotes that are out, as mailboxes would bring them. They come in by the program's own door and are
// journalled when it starts: bound to the project whose number stands in the subject, with «svar modtaget» in To-Do.
import type { Ids } from './activities.ts';
import type { Calendar } from './calendar.ts';
import { eml } from './papers.ts';
import { emailOf, FIRM, SELLERS } from './people.ts';
import type { Project } from './project.ts';
import { kroner } from './words/tell.ts';

export interface DemoMail {
  raw: Buffer;
  /** whose mailbox it lies in */
  ownerId: number;
  at: Date;
}

/** One dialogue for each of these: who signs in first, and who has mail in the demo with a mail server. */
const WRITERS = SELLERS.filter(({ initials }) => ['JDP', 'MKH'].includes(initials));

export function makeMails(projects: readonly Project[], ids: Ids, calendar: Calendar): DemoMail[] {
  return WRITERS.flatMap((seller) => {
    const ownerId = ids.user(seller);
    const project = projects.find((each) => isAnswerable(each, ownerId, ids, calendar));
    if (!project) return [];
    const { row, matter, activities } = project;
    const quote = activities.findLast((each) => each.row.amount !== null)!;
    const { facts } = quote;
    const person = matter.person!;
    const ours = `${seller.name} <${emailOf(seller)}>`;
    const theirs = `${person.name} <${person.emails[0]}>`;
    const day = calendar.dayOf(sentAt(project)!);
    const subject = `Tilbud ${facts.quote!.number}: ${facts.product.name} (${row.number})`;
    const id = (number: number) => `${row.number.toLowerCase()}.${number}@${FIRM.domain}`;
    const greet = (name: string, body: string, by: string) =>
      `Hej ${name}\n\n${body}\n\nVenlig hilsen\n${by}`;
    const [first] = seller.name.split(' ');
    const mail = (number: number, at: Date, outgoing: boolean, body: string): DemoMail => ({
      ownerId,
      at,
      raw: eml({
        from: outgoing ? ours : theirs,
        to: outgoing ? theirs : ours,
        at,
        subject: number === 1 ? subject : `SV: ${subject}`,
        id: id(number),
        ...(number > 1 && { answers: id(number - 1) }),
        body: outgoing ? greet(person.firstName, body, seller.name) : greet(first!, body, person.name),
      }),
    });
    return [
      mail(
        1,
        calendar.at(day, 16 * 60 + 40),
        true,
        `Som aftalt får du vores tilbud på ${facts.product.a}: ${kroner(quote.row.amount! / 100)} ekskl. moms, leveret og sat op. Sig endelig til, hvis noget er uklart.`,
      ),
      mail(
        2,
        calendar.at(calendar.shift(day, 1), 9 * 60 + 12),
        false,
        'Tak for tilbuddet. Er oplæring af begge hold med i prisen, og kan I levere, før vi lukker for ferien?',
      ),
      mail(
        3,
        calendar.at(calendar.shift(day, 1), 10 * 60 + 5),
        true,
        'Ja, oplæringen er med for begge hold. Bestiller I inden månedens udgang, kan vi nå det før ferien.',
      ),
    ];
  });
}

const sentAt = ({ activities }: Project): Date | undefined => {
  const quote = activities.findLast((each) => each.row.amount !== null);
  return quote && (quote.row.completed_at ?? quote.row.created_at);
};

/** With a quote that is out since some days, to somebody whose address is known. */
function isAnswerable(project: Project, ownerId: number, ids: Ids, calendar: Calendar): boolean {
  const { row, matter } = project;
  const sent = sentAt(project);
  return (
    row.salesperson_id === ownerId &&
    row.stage_id === ids.stage('quote').id &&
    sent !== undefined &&
    calendar.distance(calendar.dayOf(sent), calendar.latest.day) >= 2 &&
    matter.person?.emails.length === 1
  );
}
