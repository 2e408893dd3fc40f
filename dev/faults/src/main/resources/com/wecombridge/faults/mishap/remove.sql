drop trigger if exists faults_mishap on :table;
drop schema if exists faults cascade;
