-- The key pair under which the gateway vouches for a caller towards the other services; all replicas
-- sign with the newest and publish all of them.
create table signing_key (
    id                 text        primary key,
    public_key         text        not null, -- X.509, Base64
    sealed_private_key text        not null, -- PKCS#8, Base64, sealed
    created_at         timestamptz not null
);
grant select, insert on signing_key to ${appRole};
