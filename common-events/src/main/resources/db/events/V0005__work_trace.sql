-- The W3C trace in which the work was recorded; what is done for it goes on there.
alter table work add column traceparent text;
