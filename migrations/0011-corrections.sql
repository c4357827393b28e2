-- A correction opens a handed-in audit again, with a reason. What was handed in stays as it was; handing in again is the next version.

create table correction (
  authority_id uuid not null,
  submission_id uuid not null,
  corrected_by uuid not null,
  begun_at timestamptz not null,
  reason text not null check (length(reason) between 1 and 10000),
  primary key (authority_id, submission_id)
);

call protect_table('correction');
call keep_as_written('correction');

alter table correction add foreign key (authority_id, submission_id) references submission (authority_id, submission_id);
alter table correction add foreign key (authority_id, corrected_by) references staff_member (authority_id, staff_id);

-- Where an audit stands: the submission that counts is the last one that was neither returned nor taken up for correction.
create or replace view audit_standing with (security_invoker = true) as
  select audit.*,
    standing.submission_id,
    standing.submitted_at,
    case
      when closure.round_id is not null and agreed.entry_id is not null then 'closed'
      when agreed.entry_id is not null then 'moderated'
      when standing.submission_id is not null then 'submitted'
      when exists (select from answer where answer.authority_id = audit.authority_id
                   and answer.audit_id = audit.audit_id and answer.superseded_at is null) then 'in-progress'
      else 'allocated'
    end as state
  from audit
  left join lateral (
    select submission.submission_id, submission.submitted_at from submission
    where submission.authority_id = audit.authority_id and submission.audit_id = audit.audit_id
      and not exists (select from submission_return
                      where submission_return.authority_id = submission.authority_id
                        and submission_return.submission_id = submission.submission_id)
      and not exists (select from correction
                      where correction.authority_id = submission.authority_id
                        and correction.submission_id = submission.submission_id)
    order by submission.number desc limit 1
  ) standing on true
  left join grade_entry agreed on agreed.authority_id = audit.authority_id
    and agreed.submission_id = standing.submission_id and agreed.kind = 'agreed'
  left join round_closure closure on closure.authority_id = audit.authority_id and closure.round_id = audit.round_id;
