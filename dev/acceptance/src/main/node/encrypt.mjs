// Reads {token, aesKey, receiveId, timestamp, nonce, text} from stdin and writes {encrypt, signature}.
import crypto from '@wecom/crypto';
import { readFileSync } from 'node:fs';

const wish = JSON.parse(readFileSync(0, 'utf8'));
const encrypt = crypto.encrypt(wish.aesKey, wish.text, wish.receiveId);
const signature = crypto.getSignature(wish.token, wish.timestamp, wish.nonce, encrypt);
process.stdout.write(JSON.stringify({ encrypt, signature }));
