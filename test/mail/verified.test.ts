// Whose word counts for a sender, and what it says: verdicts as Gmail and Microsoft 365 really write them (decision 010).
import { expect, test } from 'vitest';
import { readHeaders } from '../../src/server/mail/headers.ts';
import { authservOf, verifiedSender } from '../../src/server/mail/verified.ts';

const ours = {
  users: new Map([['bo@nordlys.dk', 1]]),
  shared: new Set<string>(),
  dropBoxes: new Set<string>(),
  domains: new Set(['nordlys.dk']),
};
const judge = (authserv: string | null, results: string[], from = 'kim@fjordbyg.dk') => {
  const lines = results.map((result) => `Authentication-Results: ${result}`);
  const headers = readHeaders(Buffer.from([...lines, `From: ${from}`, '', 'Hej'].join('\r\n')));
  return verifiedSender(headers, authserv, ours);
};
const GMAIL = authservOf('imap.gmail.com');
const MICROSOFT = authservOf('outlook.office365.com');
const gmail = (dmarc: string, rest = '') =>
  `mx.google.com;\r\n dkim=pass header.i=@mailer.net header.s=k1 header.b=Zw;\r\n spf=pass (google.com: domain of b@mailer.net designates 1.2.3.4 as permitted sender) smtp.mailfrom=b@mailer.net;${rest}\r\n dmarc=${dmarc} (p=NONE sp=NONE dis=NONE) header.from=fjordbyg.dk`;
const microsoft = (dmarc: string, spf = 'spf=fail (sender IP is 1.2.3.4)', mailfrom = 'evil.net') =>
  `${spf}\r\n smtp.mailfrom=${mailfrom}; dkim=none (message not signed)\r\n header.d=none;dmarc=${dmarc} action=oreject\r\n header.from=fjordbyg.dk;compauth=fail reason=000`;

test('a pass is a pass and a fail a fail, in both of their forms', () => {
  expect(judge(GMAIL, [gmail('pass')])).toBe(true);
  expect(judge(GMAIL, [gmail('fail')])).toBe(false);
  expect(judge(MICROSOFT, [microsoft('pass')])).toBe(true);
  expect(judge(MICROSOFT, [microsoft('fail')])).toBe(false);
});

test('where the domain has no policy, SPF or DKIM of that very domain counts, nobody else’s', () => {
  expect(judge(GMAIL, [gmail('none')])).toBe(false);
  expect(judge(GMAIL, [gmail('none', '\r\n dkim=pass header.i=@fjordbyg.dk;')])).toBe(true);
  expect(judge(GMAIL, [gmail('permerror', '\r\n dkim=pass header.d=post.fjordbyg.dk;')])).toBe(true);
  expect(judge(GMAIL, [gmail('none', '\r\n dkim=fail header.d=fjordbyg.dk;')])).toBe(false);
  expect(judge(GMAIL, [gmail('none', '\r\n dkim=pass header.d=notfjordbyg.dk;')])).toBe(false);
  expect(judge(GMAIL, [gmail('none', '\r\n dkim=pass header.d=dk;')])).toBe(false);
  const pass = 'spf=pass (sender IP is 1.2.3.4)';
  expect(judge(MICROSOFT, [microsoft('bestguesspass', pass, 'fjordbyg.dk')])).toBe(true);
  expect(judge(MICROSOFT, [microsoft('none', pass, 'evil.net')])).toBe(false);
  expect(judge(MICROSOFT, [microsoft('none')])).toBe(false);
});

test('only the topmost verdict of our own server is heard; without one nobody has asked', () => {
  expect(judge(GMAIL, [])).toBe(null);
  expect(judge(null, [gmail('pass')])).toBe(null);
  expect(judge(GMAIL, ['mx.evil.net; dmarc=pass', gmail('fail')])).toBe(null);
  expect(judge(GMAIL, [gmail('fail'), 'mx.google.com; dmarc=pass'])).toBe(false);
  expect(judge(GMAIL, ['mx.google.com; spf=pass smtp.mailfrom=kim@fjordbyg.dk'])).toBe(null);
  expect(judge(GMAIL, ['dmarc=pass'])).toBe(null);
  expect(judge(MICROSOFT, [gmail('pass')])).toBe(null);
  expect(judge(GMAIL, ['mx.google.com; spf=pass smtp.mailfrom="x; dmarc=pass"@evil.net'])).toBe(null);
  expect(judge(GMAIL, ['mx.google.com; dmarc=fail reason="dmarc=pass"; dmarc=pass'])).toBe(false);
});

test('mail inside the firm is not checked, and that is no doubt; an explicit fail is', () => {
  const inside =
    'dkim=none (message not signed)\r\n header.d=none;dmarc=none action=none header.from=nordlys.dk;';
  expect(judge(MICROSOFT, [inside], 'bo@nordlys.dk')).toBe(null);
  expect(judge(MICROSOFT, [microsoft('fail')], 'bo@nordlys.dk')).toBe(false);
});
