-- What is known of a mailbox besides its mails: whose word counts for a sender, and whether anything is missing.

alter table mailbox
  -- the name that the server which takes this mailbox's mail in writes before its verdicts on senders (RFC 8601);
  -- '-' = one that leaves the name out, as Microsoft 365 does; null = nobody's word counts
  add column authserv text,
  -- the latest comparison of every folder with the books, and what it found: [{path, onServer, counts, …}]
  add column audited_at timestamptz,
  add column audit jsonb;
update mailbox set authserv = 'mx.google.com' where host in ('imap.gmail.com', 'imap.googlemail.com');
update mailbox set authserv = '-'
  where host in ('outlook.office365.com', 'outlook.office.com', 'imap-mail.outlook.com');
