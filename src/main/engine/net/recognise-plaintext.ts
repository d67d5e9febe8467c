/** What first bytes that are not TLS look like: the dialogues know, since each of them has to notice a peer that speaks another language. */
export { recognise as recognisePlaintext } from '../starttls/recognise';
