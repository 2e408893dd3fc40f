-- Signing keys follow one another; whoever cleans up forgets those that are long replaced.
grant select, delete on signing_key to ${relayRole};
