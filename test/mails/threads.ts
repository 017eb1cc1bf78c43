// Replies as Danish programs write them: what is the writer's own, and what is history.
import { type CorpusMail, htmlPart, mail, multipart, plain, textPart } from './build.ts';

const OWN = 'Hej Jens\n\nDet lyder fint. Vi tager 12 vinduer.\n\nVenlig hilsen\nLars';
const OLD = 'Hej Lars\n\nHar I set på tilbuddet?';
const quoted = (text: string) => text.replace(/^/gm, '> ');
const SV = {
  Subject: 'SV: Tilbud',
  'In-Reply-To': '<0@vinduer.example>',
  References: '<x@a.example> <0@vinduer.example>',
};

const form = (name: string, history: string, own = OWN): CorpusMail =>
  plain(`reply: ${name}`, SV, `${own}\n\n${history}\n`, {
    own,
    text: ['tilbuddet'],
    forwardedFrom: null,
    references: ['0@vinduer.example', 'x@a.example'],
  });

/** Answers that must stay whole, since the writer's words stand among or below the quotes. */
const whole = (name: string, text: string, has: string): CorpusMail =>
  plain(name, SV, text, { own: text.trim(), text: [has] });

export const THREADS: CorpusMail[] = [
  form(
    'Outlook: Fra, Sendt, Til, Emne',
    `Fra: Jens Due <jens@vinduer.example>\nSendt: 23. november 2026 10:12\nTil: Lars Holm <lars@nordbyg.example>\nEmne: Tilbud\n\n${OLD}`,
  ),
  form(
    'Outlook with its line above',
    `________________________________\nFra: Jens Due <jens@vinduer.example>\nSendt: mandag den 23. november 2026 10:12\nTil: Lars Holm\nCc: Ole\nEmne: Tilbud\n\n${OLD}`,
  ),
  form(
    'Outlook: Oprindelig meddelelse',
    `-----Oprindelig meddelelse-----\nFra: Jens Due [mailto:jens@vinduer.example]\nSendt: 23. november 2026 10:12\nTil: Lars\nEmne: Tilbud\n\n${OLD}`,
  ),
  form('old Outlook: Oprindelig meddelelse, spaced', `----- Oprindelig meddelelse -----\n${OLD}`),
  form('Oprindelig mail', `-----Oprindelig mail-----\n${OLD}`),
  form(
    'Original Message',
    `-----Original Message-----\nFrom: Jens\nSent: Monday\nTo: Lars\nSubject: Tilbud\n\n${OLD}`,
  ),
  form(
    'bold labels out of HTML',
    `*Fra:* Jens Due <jens@vinduer.example>\n*Sendt:* 23. november 2026 10:12\n*Til:* Lars\n*Emne:* Tilbud\n\n${OLD}`,
  ),
  form(
    'new Outlook: Dato',
    `Fra: Jens Due <jens@vinduer.example>\nDato: mandag den 23. november 2026 kl. 10.12\nTil: Lars <lars@nordbyg.example>\nEmne: Re: Tilbud\n${OLD}`,
  ),
  form('Apple Mail', `Den 23. nov. 2026 kl. 10.12 skrev Jens Due <jens@vinduer.example>:\n\n${quoted(OLD)}`),
  form(
    'Apple Mail, folded',
    `Den 23. nov. 2026 kl. 10.12 skrev Jens Due\n<jens@vinduer.example>:\n\n${quoted(OLD)}`,
  ),
  form(
    'Apple Mail, unquoted',
    `Den 23. nov. 2026 kl. 10.12 skrev Jens Due <jens@vinduer.example>:\n\n${OLD}`,
  ),
  form('Gmail', `Den man. 23. nov. 2026 kl. 10.12 skrev Jens Due <jens@vinduer.example>:\n\n${quoted(OLD)}`),
  form(
    'Gmail, folded into three',
    `Den man. 23. nov. 2026 kl. 10.12 skrev\nJens Due fra Vinduer og Døre <\njens@vinduer.example>:\n\n${quoted(OLD)}`,
  ),
  form('Thunderbird', `Den 23-11-2026 kl. 10:12 skrev Jens Due:\n${quoted(OLD)}`),
  form('Thunderbird, D.', `D. 23/11/2026 10.12, skrev Jens Due:\n${quoted(OLD)}`),
  form(
    'English Gmail',
    `On Mon, Nov 23, 2026 at 10:12 AM Jens Due <jens@vinduer.example> wrote:\n\n${quoted(OLD)}`,
  ),
  form('German', `Am 23.11.2026 um 10:12 schrieb Jens Due:\n${quoted(OLD)}`),
  form(
    'Swedish Outlook',
    `Från: Jens Due <jens@vinduer.example>\nSkickat: den 23 november 2026 10:12\nTill: Lars\nÄmne: Tilbud\n\n${OLD}`,
  ),
  form('name first', `Jens Due <jens@vinduer.example> skrev den 23. nov. 2026 kl. 10.12:\n\n${quoted(OLD)}`),
  form(
    'skrev følgende',
    `Den 23-11-2026 10:12 skrev Jens Due <jens@vinduer.example> følgende:\n${quoted(OLD)}`,
  ),
  form('only quoted lines', quoted(OLD)),
  form(
    'a list footer below the quote',
    `Den 23. nov. 2026 kl. 10.12 skrev Jens <j@vinduer.example>:\n${quoted(OLD)}\n\n-- \nFælles liste`,
  ),
  form(
    'no-break spaces in the labels',
    `Fra:\u00a0Jens Due <jens@vinduer.example>\nSendt:\u00a023. november 2026 10:12\nTil:\u00a0Lars\nEmne:\u00a0Tilbud\n\n${OLD}`,
  ),
  form(
    '«skrev» in the own words',
    `Fra: Jens\nSendt: i går\nTil: Lars\nEmne: Tilbud\n\n${OLD}`,
    'Den aftale vi skrev under på i går gælder:\n\nVi tager 12 stk.\n\nFra: og med mandag er vi klar.',
  ),
  whole(
    'answers below the quote',
    `Den 23. nov. 2026 kl. 10.12 skrev Jens <j@vinduer.example>:\n${quoted(OLD)}\n\nJa, vi har set på det.`,
    'Ja, vi har',
  ),
  whole(
    'answers between the quotes',
    `Den 23. nov. 2026 kl. 10.12 skrev Jens <j@vinduer.example>:\n> Hvornår?\n\nPå mandag.\n\n> Hvor mange?\n\nTolv.\n`,
    'Tolv',
  ),
  whole(
    'nothing own at all',
    `Fra: Jens <j@vinduer.example>\nSendt: 23. november 2026\nTil: Lars\nEmne: Tilbud\n\n${OLD}`,
    'tilbuddet',
  ),
  whole('no history', OWN, 'vinduer'),
  mail(
    'Outlook HTML',
    SV,
    multipart('alternative', [
      textPart(
        `${OWN}\n\nFra: Jens Due <jens@vinduer.example>\nSendt: 23. november 2026 10:12\nTil: Lars\nEmne: Tilbud\n\n${OLD}`,
        { charset: 'windows-1252', encoding: 'quoted-printable' },
      ),
      htmlPart(
        `<p class=MsoNormal>Hej Jens</p><div style="border-top:solid #E1E1E1 1.0pt"><p><b>Fra:</b> Jens Due &lt;jens@vinduer.example&gt;<br><b>Sendt:</b> 23. november 2026 10:12</p></div>`,
        { charset: 'windows-1252', encoding: 'quoted-printable' },
      ),
    ]),
    { own: OWN, htmlHas: ['MsoNormal'] },
  ),
  mail(
    'HTML only, Outlook',
    SV,
    htmlPart(
      '<p>Hej Jens</p><p>Det lyder fint.</p><div><p><b>Fra:</b> Jens Due &lt;jens@vinduer.example&gt; <br><b>Sendt:</b> 23. november 2026 10:12<br><b>Til:</b> Lars<br><b>Emne:</b> Tilbud</p></div><p>Har I set på tilbuddet?</p>',
    ),
    {
      own: 'Hej Jens\n\nDet lyder fint.',
      text: ['Fra: Jens Due <jens@vinduer.example>\nSendt: 23. november'],
    },
  ),
  mail(
    'HTML only, Gmail',
    SV,
    htmlPart(
      '<div>Fint med mig.</div><div class="gmail_quote"><div>Den man. 23. nov. 2026 kl. 10.12 skrev Jens Due &lt;<a href="mailto:jens@vinduer.example">jens@vinduer.example</a>&gt;:<br></div><blockquote>Har I set på tilbuddet?</blockquote></div>',
    ),
    {
      own: 'Fint med mig.',
      text: ['> Har I set'],
    },
  ),
];
