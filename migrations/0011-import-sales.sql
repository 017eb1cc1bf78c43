-- Imports know sales projects, campaigns and their members.

alter table import_run
  drop constraint import_run_kind_check,
  add constraint import_run_kind check (kind in ('customers', 'contacts', 'campaigns', 'members', 'projects', 'activities'));
alter table imported
  drop constraint imported_entity_check,
  add constraint imported_entity check (entity in ('customer', 'contact', 'campaign', 'campaign_member', 'project', 'activity'));
