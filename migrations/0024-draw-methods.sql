-- Samples are drawn by more than one method. The plan is kept with the frame's details; the frame itself is kept, so that anyone can draw again.

alter table sampling_frame drop constraint sampling_frame_method_check;
alter table sampling_frame add constraint sampling_frame_method_check check (method in
  ('stratified-random', 'stratified-minimum', 'simple-random', 'targeted', 'whole-population', 'by-hand'));
alter table sampling_frame drop constraint sampling_frame_seed_check;
-- Empty where chance has no part.
alter table sampling_frame add constraint sampling_frame_seed_check check (length(seed) <= 100);
-- One line for each case that could be drawn: reference, status, locality and last audited on, with tabs between; null in draws from before.
alter table sampling_frame add column frame_cases text;

-- How many cases of its stratum a drawn case stands for; null for reserves, cases put in by hand, and draws from before.
alter table sampled_case add column weight double precision check (weight >= 1);
